"""Every address of the archive. Addresses are for ever."""

from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import path, register_converter

from archive.feeds import LatestArticles, OutletArticles
from archive.sitemaps import SITEMAPS
from archive.views import (
    comparing,
    dates,
    downloads,
    exports,
    home,
    outlets,
    protocols,
    reading,
    search_help,
    searching,
    timelines,
    topics,
)
from archive.views.api import api
from archive.views.converters import FourDigits, TwoDigits

register_converter(FourDigits, "year")
register_converter(TwoDigits, "two")

handler404 = "archive.views.errors.not_found"
handler500 = "archive.views.errors.broken"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("articles/<slug:slug>/", reading.article, name="article"),
    path("articles/<slug:slug>/source/", reading.source, name="source"),
    path("articles/<slug:slug>.json", downloads.whole, name="article_json"),
    path("articles/<slug:slug>.bib", downloads.bib, name="article_bib"),
    path("articles/<slug:slug>.ris", downloads.ris, name="article_ris"),
    path("articles/<slug:slug>.csl.json", downloads.csl, name="article_csl"),
    path("articles/<slug:slug>.txt", downloads.text, name="article_text"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<slug:slug>/", outlets.outlet, name="outlet"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("dates/", dates.dates, name="dates"),
    path("dates/<year:year>/", dates.period, name="year"),
    path("dates/<year:year>/<two:month>/", dates.period, name="month"),
    path("dates/<year:year>/<two:month>/<two:day>/", dates.period, name="day"),
    path("on/<two:month>-<two:day>/", dates.on_day, name="on_day"),
    path("timelines/", timelines.timelines, name="timelines"),
    path("timelines/<slug:slug>/", timelines.timeline, name="timeline"),
    path("search/", searching.search, name="search"),
    path("search/compare/", comparing.compare, name="compare"),
    path("search.csv", exports.csv, name="search_csv"),
    path("search.jsonl", exports.jsonl, name="search_jsonl"),
    path("search.bib", exports.bib, name="search_bib"),
    path("search.ris", exports.ris, name="search_ris"),
    path("help/search/", search_help.search_help, name="search_help"),
    path("feeds/latest.atom", LatestArticles(), name="latest_feed"),
    path("feeds/outlets/<slug:slug>.atom", OutletArticles(), name="outlet_feed"),
    path(
        "sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("robots.txt", protocols.robots, name="robots"),
    path("healthz", protocols.healthz, name="healthz"),
    path("opensearch.xml", protocols.opensearch, name="opensearch"),
    path(".well-known/security.txt", protocols.security, name="security"),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
]
