r"""Compare the words of a work with those of a copy: what is missing, changed, moved, put in, and nothing else.

A copy is a stranger's file that has been read: a row of words in which headings, page numbers, menus, advertisements
and the licence page stand among those of the work, where line ends broke words and somebody may have set other
quotation marks. To compare is to tell what of all that is a departure from the work. It is done in six steps; each is a
module or two, and each can be understood alone.

Here is a work of two blocks, and a copy of it as it was read from a PDF with its heading, a running head and an
advertisement. A line ended in “state-”, which may or may not be the word's own hyphen, so the reader left `HYPHEN`
(“\x02”) there; it took “12” for page furniture; and somebody took two brackets and a “not” away.

>>> asked = "CS: Was it also the failure of the state-owned economy?"
>>> answered = "LT: The state [reflected] not only the thought of its founders but the level of the country."
>>> turns = (
...     BlockWords("interview_1", 1, tuple(asked.split())),
...     BlockWords("interview_2", 2, tuple(answered.split())),
... )
>>> work = Words((PartWords("interview", "Interview", turns),))
>>> read = '''Interview CS: Was it also the failure of the state\x02owned 12 economy? Buy our shoes.
... LT: The state reflected only the thought of its founders but the level of the country.'''
>>> copy = Copy("pdf", tuple(read.split()), furniture=frozenset({10}))

**1. Keys** (`keys`). What looks like furniture is set aside. A word becomes its key: what of it this kind of copy can
hold. The broken word becomes the word of the work that it may be, and so does one that the number of a note stands
close to (`note_calls`). (If the copy differs, steps 1 to 5 are done once more with keys that are `folding` makes of the
words, which leaves their typography out; and with the furniture, which may only look so.)

>>> both = sides(work, without(copy, copy.furniture), folded=False)
>>> both.keys[8:12]
['the', 'state-owned', 'economy?', 'Buy']

**2. Alignment** (`work.align`). The words that stand in both, in order, as runs.

>>> matches = align(both.work.keys, both.keys)
>>> for match in matches:
...     print(" ".join(both.keys[match.copy : match.copy + match.length]))
CS: Was it also the failure of the state-owned economy?
LT: The state
only the thought of its founders but the level of the country.

**3. Tidying** (`sliders.RULES`). Each rule changes the runs, so that they tell what happened: `without_islands` drops
what chance matched amid a loss, `grown` lengthens what is left, `slid_to_borders` moves a gap to where a block begins,
`gathered` takes the first and the last block from an echo of them on the title or licence page, and `without_echoes`
the first and the last words, where they stand in their place with other spaces. If no word is lost, each block is then
set where it stands closest to its neighbours (`placing`).

>>> tidied(matches, both) == matches
True

**4. What is allowed** (`allowances.RULES`). Between two runs lies a gap. In it nothing happened when one of the rules
allows it: `is_furniture`, `is_note_number`, `is_running_head`, `is_drawn` (it belongs to a picture), `is_broken_word`;
on a page of which only the places of its characters are known, when it has the same of them (`alike_by_place`). Before
that, what only looks like furniture, and stands where words are lost, is taken for what is there instead of these
(`stand_ins`). What stands as it should beside an addition is taken out of the gap (`without_addition`), and a change
beside one is parted from it (`beside`).

>>> [(both.work.keys[gap.work : gap.work_end], both.keys[gap.copy : gap.copy_end])
...     for gap in gaps(matches, len(both.work.keys), len(both.keys)) if not is_allowed(both, gap)]
[([], ['Interview']), ([], ['Buy', 'our', 'shoes.']), (['[reflected]', 'not'], ['reflected'])]

**5. Findings** (`compare`). Two gaps that hold the same words in another order, close to one another, are one
(`transposed`). Each gap that is left is, in this order: *typography*, when the keys are folded and it differs in
nothing else; *changed*, when words stand instead of words; *moved*, when they stand elsewhere in the copy (`moved`);
else *missing*. Words that are more are *put in* within a block, and an addition at the border of one.

>>> comparison = compare(work, copy)
>>> for difference in comparison.differences:
...     print(difference.turn, difference.kind, difference.expected, difference.found)
2 changed ('[reflected]', 'not') ('reflected',)
>>> [(copy.words[added.start : added.end], added.inside) for added in comparison.additions]
[(('Interview',), False), (('Buy', 'our', 'shoes.'), True)]

**6. Additions** (`departures`). What is added before and after the work is around it, and may hold the condition of the
licence (`stands_outside`). Amid the work, what says nothing or what a title says is apparatus (`is_apparatus`), and
numbers that rise are running heads (`heads_amid_text`); what a page itself sets aside is told; all else was put in, and
so was whatever has the label of a speaker (`speaking`). With that the verdict is given.

>>> for difference in verdict(work, copy).differences:
...     print(difference.kind, difference.found)
put in ('Buy', 'our', 'shoes.')
changed ('reflected',)
"""
