"""What becomes a link in our own texts."""

import pytest

from bot.web.links import linked


@pytest.mark.parametrize(
    "text, link",
    [
        ("En danger : 112.", '<a href="tel:112">112</a>'),
        ("02 535 45 42 (jour et nuit)", '<a href="tel:+3225354542">02 535 45 42</a>'),
        ("https://www.example.be/aide/, puis", '<a href="https://www.example.be/aide/" rel="noreferrer noopener">example.be/aide</a>'),
    ],
)
def test_numbers_and_addresses_are_links(text, link):
    assert link in linked(text)


@pytest.mark.parametrize("text", ["App 112 BE", "112 €", "la loi du 101/2007", "<script>"])
def test_nothing_else_is(text):
    assert "<" not in linked(text)
