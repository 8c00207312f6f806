"""Of Record: a read-only web archive for news articles. `README.md` beside this file is the map."""
