from __future__ import annotations

import pytest

OURS = "dinh.house.yard.language.LanguageMiddleware"


@pytest.fixture(autouse=True)
def _our_language(settings) -> None:
    """The reader's choice decides, whichever language middleware the settings name."""
    settings.MIDDLEWARE = [OURS if "Locale" in name or "Language" in name else name for name in settings.MIDDLEWARE]


def test_large_type_is_a_switch_kept_in_a_cookie(client, ward):
    assert b'class="large"' not in client.get("/").content
    response = client.post("/chu-to", {"next": "/biet"})
    assert response["Location"] == "/biet"
    page = client.get("/").content.decode()
    assert '<html lang="vi" class="large">' in page
    assert "Chữ thường" in page

    client.post("/chu-to", {"next": "/"})
    assert b'class="large"' not in client.get("/").content


def test_english_is_chosen_by_the_button_and_given_back(client, ward):
    assert '<html lang="vi"' in client.get("/").content.decode()
    client.post("/ngon-ngu", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()
    client.post("/ngon-ngu", {"language": "vi", "next": "/"})
    assert '<html lang="vi"' in client.get("/").content.decode()


def test_a_link_may_ask_for_a_language_which_then_stays(client, ward):
    assert '<html lang="en"' in client.get("/?lang=en").content.decode()
    assert '<html lang="en"' in client.get("/biet").content.decode()


@pytest.mark.parametrize("language", ["", "xx", "fr", "en' OR 1=1"])
def test_a_language_nobody_wrote_is_ignored(client, ward, language):
    client.post("/ngon-ngu", {"language": language})
    assert '<html lang="vi"' in client.get("/", {"lang": language}).content.decode()


def test_a_phone_set_to_english_still_reads_vietnamese(client, ward):
    page = client.get("/", headers={"accept-language": "en-US,en;q=0.9"}).content.decode()
    assert '<html lang="vi"' in page


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
@pytest.mark.parametrize("switch", ["/chu-to", "/ngon-ngu"])
def test_a_switch_never_leads_to_another_site(client, ward, switch, target):
    assert client.post(switch, {"next": target, "language": "en"})["Location"] == "/"


def test_the_switches_are_not_links_a_crawler_could_follow(client, ward):
    assert client.get("/chu-to").status_code == 405
    assert client.get("/ngon-ngu").status_code == 405
