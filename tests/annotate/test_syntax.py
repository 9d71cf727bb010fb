"""The columns say of each token what spaCy says."""

from crossbearing.annotate.parser import parse
from crossbearing.annotate.syntax import syntax

TEXT = "The wall fell. Nobody was hurt 🙂.\n\nPolice said\nso: “it fell”."


def test_columns_agree_with_the_tokens():
    doc = next(iter(parse([TEXT])))
    s = syntax(doc)
    starts = {span.start for span in doc.sents}
    for t in doc:
        assert (s.start[t.i], s.end[t.i], s.head[t.i], s.dep[t.i], s.lemma[t.i]) == (
            t.idx,
            t.idx + len(t),
            t.head.i,
            t.dep_,
            t.lemma_,
        )
        assert s.sent[t.i] == t.sent.start
        assert sorted(s.children[t.i]) == [c.i for c in t.children]
    assert set(s.sent) == starts


def test_lines_and_paragraphs():
    doc = next(iter(parse([TEXT])))
    s = syntax(doc)
    at = {doc[i].text: (s.line[i], s.para[i]) for i in range(len(doc))}
    assert at["wall"] == (0, 0)
    assert at["Police"] == (2, 1)
    assert at["so"] == (3, 1)


def test_empty_text():
    assert syntax(next(iter(parse([""])))).lower == []
