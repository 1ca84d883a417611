"""Vietnamese written out for the ear: a text that an announcer, or anyone, reads aloud without stopping to think.

spoken(text: str) -> str                                  no digit, no «%», no «/» is left
say(text: str) -> Said                                    the same, with the abbreviations nobody knew
script(notice: Notice, *, wpm: int = WORDS_A_MINUTE) -> Script
number(value: int) -> str                                 1005 → «một nghìn không trăm linh năm»
one_by_one(digits: str) -> str                            "482913" → «bốn tám hai, chín một ba»
"""

from dinh.scribe.speech.numbers import number, one_by_one
from dinh.scribe.speech.saying import Said, say, spoken
from dinh.scribe.speech.script import WORDS_A_MINUTE, Notice, Script, script

__all__ = ["WORDS_A_MINUTE", "Notice", "Said", "Script", "number", "one_by_one", "say", "script", "spoken"]
