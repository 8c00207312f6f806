from tests.factories import make_article, make_timeline, make_topic


def test_topics_stand_by_kind_with_their_numbers(filled, read):
    make_article(topics=[make_topic("A quiet square", "place")])
    make_topic("Nobody", "person")
    page = read("/topics/")
    assert page.index("Hashtags") < page.index("#MeToo") < page.index("Places") < page.index("A quiet square")
    assert '<a href="/topics/metoo/">#MeToo</a> <span class="label">2 articles' in page
    assert "Nobody" not in page


def test_a_topic_shows_its_names_its_timelines_and_its_articles(filled, read):
    topic = make_topic("Ada Example", "person", other_names=["A. Example"])
    make_article("About Ada", topics=[topic])
    make_article("Not yet about Ada", topics=[topic], state="draft")
    make_timeline("Her year", slug="her-year").topics.add(topic)
    page = read("/topics/ada-example/")
    for told in ("Person", "A. Example", "Her year", "About Ada", "1 article<"):
        assert told in page
    assert "Not yet" not in page


def test_the_number_of_queries_does_not_grow(filled, client, django_assert_max_num_queries):
    topic = make_topic("Many", "subject")
    for number in range(12):
        make_article(f"Number {number}", topics=[topic])
    with django_assert_max_num_queries(8):
        client.get("/topics/many/")
    with django_assert_max_num_queries(2):
        client.get("/topics/")
