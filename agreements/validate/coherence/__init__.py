"""What an agreement says in one place, held against what it says in another: the aspects of the rules on consistency.

view          all aspects of one agreement, each worked out once
structure     articles, paragraphs, annexes, chapters; sequence: their numbers; repeats: what stands twice
references    references inside the agreement (pointing: their patterns; targets: where they lead)
definitions   terms that are defined; terms: how they are used
numbers       numbers in figures and in words; amounts, spelled: those that differ
timeline      the dates of the agreement itself
blanks        what is still to be filled in
foreign       passages in another language
names         names in more than one form; numbers_of_registers: numbers that cannot be right
acts          citations of known acts
"""

from agreements.validate.coherence.view import Coherence

__all__ = ["Coherence"]
