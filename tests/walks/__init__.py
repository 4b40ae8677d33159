"""Walks over all visible widgets of every screen: what is wrong with its words, room, names, contrast, focus.

Each walk is a function of one shown widget that yields a sentence for each fault; `run` does them all on every screen
in a child process, whose screen has the size and the scale of one look.
"""
