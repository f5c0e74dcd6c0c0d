"""Know the words that news sites print around a story: buttons, menus, prompts and the headings of link lists.

It judges a line by its words alone; where the line stands is `verifier.ingest.roles`'. The lists hold what sites in
English print whatever the story is.
"""

import re

_LONGEST_LABEL = 60
_LONGEST_PROMPT = 300
_TAIL = r"[\s:.!>»→…|(\d]*"

_NAVIGATION = (
    r"back to (?:the )?top|home(?:page)?|menu|search|close|next|previous|open|(?:show|load|see) more|view (?:all|more)",
    r"(?:all |latest |breaking )?news|accessibility links|(?:skip|jump) to .{1,40}|live(?: updates?| blog)?",
    r"breaking|developing(?: story)?|update[ds]?|exclusive|latest|popular|featured|related|trending(?: now)?",
    r"about us|contact(?: us)?|careers|advertise(?: with us)?|site ?map|rss|help|topics?|tags?",
    r"in this (?:story|article)|key (?:points|takeaways)|on this page|table of contents|end of (?:article|story|list)",
    r"story continues below.{0,30}|continue reading|read (?:more|next|full story)",
    r"(?:about )?\d+ min(?:ute)?s?(?: read)?",
    r"reading time.{0,20}|loading|xs|sm|md|lg|xl|xxl|a[+-]|(?:font|text) size|dark mode",
)
_LISTS = (
    r"most (?:popular|read|commented|viewed|shared|watched|recent|discussed)|trending(?: now)?",
    r"(?:all|latest|recent|top|more|related|other|popular|breaking|world|local) "
    r"(?:news|stories|articles|headlines|posts|coverage|content|topics|videos?|reads?)",
    r"recommended(?: for you| reading| stories)?|(?:you )?(?:may|might) also like|editor'?s'? (?:picks?|choice)",
    r"comments?|\d+ comments?|(?:leave|post|add) a (?:comment|reply)|related(?: articles)?|read next",
    r"(?:sponsored|promoted|paid)(?: content)?",
)
_BUTTONS = (
    r"subscribe(?: now| today)?|sign (?:in|up|out)(?: now)?|log ?(?:in|out)|register|my account|newsletters?",
    r"shares?|share this|share(?: this)? (?:article|story|page|on|via|with|to)\b.{0,30}|tweet|pin|post|print(?: this)?",
    r"e-?mail(?: this)?|(?:copy|copied) link|link copied|\d+ (?:shares?|views?|likes?)|reply|like|save|bookmark",
    r"facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|tiktok|threads|bluesky|mastodon",
    r"messenger|kakaotalk|kakao|line|wechat|weibo|viber|follow(?: us)?(?: on .{1,40})?|download(?: the)? app",
    r"listen(?: to (?:this )?(?:article|story))?|watch(?: live)?|play(?: video)?|pause|mute",
    r"videos?|audio|photos?|gallery|slideshow|advertisement|ads?|advert|privacy(?: policy| notice)?",
    r"cookies|cookie (?:policy|settings|notice)",
    r"terms(?: of (?:use|service))?|accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences)",
)
_PROMPTS = (
    r"sign up (?:for|to|now|here|today)\b|subscribe (?:to|now|for|today|here)\b|(?:click|tap) (?:here|on|to)\b",
    r"follow (?:us|@)|download (?:our|the) .{0,30}app\b|join us on\b|enter your e-?mail|share this\b",
    r"get (?:the|our) .{0,40}(?:newsletter|inbox|app|alerts)\b|(?:read|see|watch|listen|find out) more\b.{0,3}[:>»]",
    r"(?:read also|see also|also read|read more|read next)\b",
    r"(?:related(?: (?:stories|news|articles?|links?|topics?|coverage))?|more(?: (?:stories|news))?|further reading"
    r"|tags?|topics?|filed under|recommended(?: reading)?|don'?t miss)\s?:",
    r"(?:we|this (?:web)?site|our (?:web)?site|by continuing)\b.{0,40}\bcookies?\b",
    r"support (?:our|independent) journalism|thank you for (?:reading|subscribing|signing)",
    r"already a (?:subscriber|member)",
    r"this (?:site|page) is protected by|please (?:enable|disable|log in|sign in)\b",
)


def _one_of(*groups: tuple[str, ...]) -> str:
    return "(?:" + "|".join(pattern for group in groups for pattern in group) + ")"


_LABEL = re.compile(_one_of(_NAVIGATION, _LISTS, _BUTTONS) + _TAIL, re.IGNORECASE)
_PROMPT = re.compile(_one_of(_PROMPTS), re.IGNORECASE)
_LIST_HEADING = re.compile(_one_of(_LISTS, (r"more (?:from|on|in) .{1,40}",)) + _TAIL, re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the words of a line are those of a button, menu, prompt or link; so is a line without any word."""
    if not any(character.isalnum() for character in line[:_LONGEST_PROMPT]):
        return True
    plain = _plain(line[:_LONGEST_PROMPT])
    if len(line) <= _LONGEST_LABEL and _LABEL.fullmatch(plain):
        return True
    return len(line) <= _LONGEST_PROMPT and _PROMPT.match(plain) is not None


def heads_list(line: str) -> bool:
    """Whether a line is the heading of a list of links, as sites put them below a story."""
    return len(line) <= _LONGEST_LABEL and _LIST_HEADING.fullmatch(_plain(line)) is not None


def _plain(line: str) -> str:
    return line.strip("#*_ \t[]()|-–—•·").replace("’", "'")
