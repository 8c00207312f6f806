from archive.search.copies import fold_copies
from archive.search.find import find
from archive.search.find import find_all as find_every
from archive.search.question import read_question
from tests.factories import make_article, make_outlet


def copies(*published, body="The very same words."):
    return [make_article(f"Copy of {day}", body, published=day, outlet=make_outlet(f"Post {day}")) for day in published]


def test_a_text_stands_where_its_best_copy_stood_under_its_earliest(db):
    late, early, undated = copies("2018-10-16", "2018-10-15", "")
    other = make_article("Other", "Other words.")
    record = make_article("Record", "")
    order = [late.pk, other.pk, undated.pk, record.pk, early.pk]
    assert fold_copies(order) == [(early.pk, late.pk, undated.pk), (other.pk,), (record.pk,)]


def test_only_copies_that_were_found_are_folded(db):
    late, early = copies("2018-10-16", "2018-10-15")
    assert fold_copies([late.pk]) == [(late.pk,)]
    assert fold_copies([]) == []
    assert early.text_digest == late.text_digest


def test_records_without_a_text_are_no_copies_of_each_other(db):
    records = [make_article(f"Record {number}", "") for number in range(3)]
    assert fold_copies([each.pk for each in records]) == [(each.pk,) for each in records]


def test_folding_takes_two_queries_at_most(db, django_assert_max_num_queries):
    found = [each.pk for each in copies(*(f"2018-10-{day}" for day in range(10, 20)))]
    with django_assert_max_num_queries(2):
        assert len(fold_copies(found)) == 1


def test_pages_count_texts_where_copies_are_counted_once(index):
    for number in range(5):
        copies("2018-10-15", f"2018-10-{16 + number}", body=f"The same words, number {number} of five.")
    index()
    folded = [find("words", copies="once", page=page, page_size=2) for page in (1, 2, 3, 99)]
    assert [len(each.articles) for each in folded] == [2, 2, 1, 1]
    assert {(each.articles_total, each.texts_total, each.pages) for each in folded} == {(10, 5, 3)}
    assert all(found.article.published == "2018-10-15" for each in folded for found in each.articles)
    assert all([copy.published > "2018-10-15" for copy in found.copies] for found in folded[0].articles)
    unfolded = find("words", copies="all", page_size=2)
    assert (unfolded.articles_total, unfolded.texts_total, unfolded.pages) == (10, 5, 5)
    assert not any(found.copies for found in unfolded.articles)


def test_totals_are_the_same_however_copies_are_shown(index):
    copies("2018-10-15", "2018-10-16")
    index()
    once, every = find('"same words"', copies="once"), find('"same words"')
    assert (once.articles_total, once.occurrences_total, once.texts_total) == (2, 2, 1)
    assert (every.articles_total, every.occurrences_total, every.texts_total) == (2, 2, 1)
    assert once.facets == every.facets


def test_an_article_names_twenty_copies_and_counts_all(index):
    copies(*(f"2018-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 13)))
    index()
    (found,) = find("words", copies="once").articles
    assert (len(found.copies), found.copies_total) == (20, 23)


def test_all_results_come_in_order_in_batches(index, django_assert_max_num_queries):
    copies(*(f"2018-10-{day}" for day in range(10, 20)))
    index()
    question = read_question("words")
    with django_assert_max_num_queries(8):
        published = [found.article.published for found in find_every(question, order="newest")]
    assert published == [f"2018-10-{day}" for day in range(19, 9, -1)]
    assert [found.copies_total for found in find_every(question, copies="once")] == [9]
    assert [found.article.published for found in find_every(question, order="oldest", most=2)] == [
        "2018-10-10",
        "2018-10-11",
    ]
    assert list(find_every(read_question(""))) == []
