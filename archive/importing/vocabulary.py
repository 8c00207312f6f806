"""Words that pages print around articles: the labels of their buttons, the names of their sections.

Lists only, in small letters. What is in one of them is furniture where it is all that a line says.
"""


def _phrases(listed: str) -> frozenset[str]:
    """The phrases of a list with commas between."""
    return frozenset(" ".join(phrase.split()) for phrase in listed.split(","))


BUTTONS = _phrases(
    """
    accept, accept all, accept all cookies, accept cookies, ad, ad feedback, add a comment, advertisement,
    advertisements, advertising, agree, all rights reserved, allow notifications, back, back to top, cancel,
    close, close ad, close menu, comment, comments, continue, continue reading, copy link, copy url, dismiss,
    donate, donate now, edition, email, email this, email this article, enlarge this image, expand, facebook,
    flipboard, follow, follow us, full screen, fullscreen, gift this article, got it, hide caption, home, i
    accept, i agree, instagram, leave a comment, like, like this, link copied, linkedin, listen, listen to this
    article, load more, load more comments, loading, log in, log out, login, manage cookies, menu, messenger,
    more, more options, most popular, most read, mute, my account, next, next article, next story, no thanks,
    notifications, ok, open menu, open navigation, pause, pin, pinterest, play, play video, post a comment,
    previous, previous article, previous story, print, print article, print this, read full article, read full
    story, read less, read more, read next, reddit, register, related, related articles, related content,
    related stories, replay, report an error, reprints, return to homepage, save, save article, scroll down,
    scroll to continue, search, see comments, see more, settings, share, share article, share on email, share on
    facebook, share on linkedin, share on pinterest, share on twitter, share on whatsapp, share on x, share
    this, share this article, share this page, share this post, share this story, show caption, show comments,
    show less, show more, sign in, sign out, sign up, skip, skip ad, skip advertisement, skip to content, skip
    to main content, skip to navigation, skip to navigation menu, story continues below, story continues below
    advertisement, submit, subscribe, subscribe now, text size, toggle caption, toggle menu, toggle navigation,
    translate, tumblr, tweet, twitter, unmute, view all, view all comments, view comments, view gallery, view
    more, view on facebook, view on instagram, view on twitter, view this post on instagram, watch, watch now,
    watch video, welcome, welcome back, whatsapp, write a comment, your account, reuse this content,
    republish this article, report this ad, order reprints, print this story, jump to comments, view comments
    """
)

# Of the buttons, those that stand under an article and head what is not part of it.
AFTERWARDS = _phrases(
    """
    comments, leave a comment, more options, most popular, most read, post a comment, read next, related,
    related articles, related content, related stories, show comments, view comments
    """
)

SECTIONS = _phrases(
    """
    arts, arts & culture, books, breaking news, business, celebrity, comment, crime, culture, economy,
    editorial, education, election, elections, entertainment, environment, exclusive, fashion, features, film,
    finance, food, health, international, latest news, lifestyle, living, local, local news, media, money,
    movies, music, national, news, opinion, people, politics, real estate, religion, science, society, sport,
    sports, style, tech, technology, television, theatre, travel, tv, u.s. news, uk, uk news, us news, video,
    women, world, world news
    """
)

# The words of a credit that are not a name: "Photo courtesy of".
WORDS_OF_CREDITS = _phrases(
    """
    courtesy, credit, file, from, graphic, handout, illustration, image, photo, photograph, photos, picture,
    provided, screenshot, stock, supplied
    """
)
