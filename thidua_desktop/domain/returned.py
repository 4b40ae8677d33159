"""The words by which a list that went back to its sender is known when it comes again."""

HEADER = "Nội dung cần sửa"
"""The header of the column that tells the sender what to mend, and the beginning of what is said without a header."""

WHOLE = f"{HEADER} chung"
"""The beginning of what concerns the list as a whole."""

FIXED = "Đã sửa giúp"
"""The beginning of what the desk mended itself."""
