"""TCVN3 and VNI-Windows letter by letter, and every Vietnamese syllable: the independent side of the tests."""

import itertools
import unicodedata

# Letter, TCVN3 code, VNI-Windows spelling.
_CHART = """
à B5 aø|ả B6 aû|ã B7 aõ|á B8 aù|ạ B9 aï
ă A8 aê|ằ BB aè|ẳ BC aú|ẵ BD aü|ắ BE aé|ặ C6 aë
â A9 aâ|ầ C7 aà|ẩ C8 aå|ẫ C9 aã|ấ CA aá|ậ CB aä
è CC eø|ẻ CE eû|ẽ CF eõ|é D0 eù|ẹ D1 eï
ê AA eâ|ề D2 eà|ể D3 eå|ễ D4 eã|ế D5 eá|ệ D6 eä
ì D7 ì|ỉ D8 æ|ĩ DC ó|í DD í|ị DE ò
ò DF oø|ỏ E1 oû|õ E2 oõ|ó E3 où|ọ E4 oï
ô AB oâ|ồ E5 oà|ổ E6 oå|ỗ E7 oã|ố E8 oá|ộ E9 oä
ơ AC ô|ờ EA ôø|ở EB ôû|ỡ EC ôõ|ớ ED ôù|ợ EE ôï
ù EF uø|ủ F1 uû|ũ F2 uõ|ú F3 uù|ụ F4 uï
ư AD ö|ừ F5 öø|ử F6 öû|ữ F7 öõ|ứ F8 öù|ự F9 öï
ỳ FA yø|ỷ FB yû|ỹ FC yõ|ý FD yù|ỵ FE î
đ AE ñ
"""
_CAPITALS = {"Ă": "A1", "Â": "A2", "Ê": "A3", "Ô": "A4", "Ơ": "A5", "Ư": "A6", "Đ": "A7"}
_ENTRIES = [entry.split(" ") for line in _CHART.split("\n") if line for entry in line.split("|")]
LETTERS = [letter for letter, _, _ in _ENTRIES]
TCVN3 = {letter: chr(int(code, 16)) for letter, code, _ in _ENTRIES} | {
    letter: chr(int(code, 16)) for letter, code in _CAPITALS.items()
}
VNI = {letter: spelling for letter, _, spelling in _ENTRIES} | {
    letter.upper(): spelling.upper() for letter, _, spelling in _ENTRIES
}


def to_tcvn3(text: str) -> str:
    """As typed in .VnTime: toned capitals do not exist and become small letters."""
    return "".join(TCVN3.get(c, TCVN3.get(c.lower(), c)) for c in unicodedata.normalize("NFC", text))


def to_vni(text: str) -> str:
    """As typed in VNI-Times."""
    return "".join(VNI.get(c, c) for c in unicodedata.normalize("NFC", text))


_PARTS = """
,b,c,ch,d,đ,g,gh,gi,h,k,kh,l,m,n,ng,ngh,nh,p,ph,qu,r,s,t,th,tr,v,x
a,ă,â,e,ê,i,o,ô,ơ,u,ư,y,ia,ua,ưa,iê,yê,uô,ươ,oa,oă,oe,uâ,uê,uy,uya,uyê,ai,ay,ây,ao,au,âu,eo,êu,iu,iêu,yêu,oi,ôi,ơi
,c,ch,m,n,ng,nh,p,t
ui,ưi,uôi,ươi,ưu,ươu,oai,oay,oeo,uây,uyu
"""
_ONSETS, _NUCLEI, _CODAS, _GLIDES = (line.split(",") for line in _PARTS.strip("\n").split("\n"))
_MARKS = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def syllables() -> list[str]:
    """Every onset, nucleus, coda and tone put together, far more than the language uses."""
    return [
        _toned(onset, nucleus, coda, mark)
        for onset, nucleus, coda, mark in itertools.product(_ONSETS, _NUCLEI + _GLIDES, _CODAS, _MARKS)
    ]


def _toned(onset: str, nucleus: str, coda: str, mark: str) -> str:
    """The tone goes on the vowel with a mark of its own, else on the second of two before a coda, else on the first."""
    marked = [place for place, c in enumerate(nucleus) if c in "ăâêôơư"]
    place = marked[-1] if marked else (1 if len(nucleus) > 1 and (coda or len(nucleus) > 2) else 0)
    toned = unicodedata.normalize("NFC", nucleus[place] + mark)
    return onset + nucleus[:place] + toned + nucleus[place + 1 :] + coda
