"""Read, check and compare hand-labelled stories (docs/gold.md).

values.py, story_file.py: what a story is
folder.py: from a folder to a story, strictly
sheet.py (with jsonl.py, fill.py, passages.py, tags.py): the same files, read with everything that is wrong with them
lint.py (with consistency.py, derive.py, forgotten.py, leaks.py): what can be checked by rule
agreement.py: how far two labellings of a story agree
"""
