from tests.factories import make_article, make_closed_outlet, make_event, make_outlet, make_timeline


def test_the_front_page_tells_what_is_here(filled, read):
    page = " ".join(read("/").split())
    assert "5 articles from 2 outlets, 1 of them closed" in page
    assert "Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust." in page
    assert "The whole timeline: 3 events, 4 pieces of evidence" in page
    assert "Reported by 2 of 2 outlets; accounts of the date differ" in page
    assert "The quiet march: me too" in page
    assert "Not yet" not in page
    assert ">Gone<" not in page


def test_an_empty_archive_says_how_to_fill_it(db, read):
    page = read("/")
    assert "Nothing is kept here yet." in page
    assert "manage.py load_catalogue" in page
    assert "0 articles from 0 outlets" in page


def test_long_lists_are_cut_and_lead_on(db, read):
    for number in range(9):
        make_article(f"Number {number}", outlet=make_outlet(f"Outlet {number}"))
    timeline = make_timeline()
    for year in range(2001, 2013):
        make_event(timeline, str(year), f"Event of {year}")
    make_timeline("The other timeline", slug="other")
    page = read("/")
    assert "All 9 outlets" in page
    assert "Event of 2010" in page
    assert "Event of 2011" not in page
    assert "12 events" in page
    assert "The other timeline" in page
    assert page.count('class="article-line"') == 6


def test_the_number_of_queries_stays_low(filled, client, django_assert_max_num_queries):
    for number in range(5):
        article = make_article(f"More {number}", outlet=make_closed_outlet(f"Closed {number}"))
        make_event(filled.evidence.first().event.timeline, "2019", f"Event {number}", [(article, "silence")])
    with django_assert_max_num_queries(24):
        client.get("/")


def test_the_page_about_the_archive_names_a_contact_where_there_is_one(db, read, settings):
    assert "whoever runs the server" in read("/about/")
    settings.ARCHIVE_CONTACT = "https://keeper.example/contact"
    assert 'href="https://keeper.example/contact"' in read("/about/")
