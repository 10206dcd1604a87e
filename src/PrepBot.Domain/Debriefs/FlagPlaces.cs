using System.Globalization;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>
/// The flags of debriefs from before flags had ids: a score held places in the lists of that time ("green:0"). Those lists are kept here as they
/// stood, by the ids their flags have had since, so that what is in the files today, and in which order, changes nothing about what was ticked then.
/// </summary>
internal static class FlagPlaces
{
    private static readonly Dictionary<string, string[]> Green = new()
    {
        ["are-right-a-lot"] = ["likelihood", "fair-to-the-other", "would-change-mind", "decision-vs-luck", "goes-to-differ", "wrong-call"],
        ["best-employer"] = ["privacy-kept", "plan-changed", "next-person-too", "spoke-up", "knows-the-cost", "own-part-in-it"],
        ["bias-for-action"] = ["missing-piece", "way-back", "safe-part-first", "told-while-moving", "speed-broke"],
        ["broad-responsibility"] = ["went-to-them", "law-vs-right", "size-of-harm", "own-blame", "changed-default", "what-is-left"],
        ["customer-obsession"] = ["real-customer", "asked-vs-needed", "customer-terms", "went-back", "who-lost"],
        ["deliver-results"] = ["says-the-cut", "day-and-later", "warned-early", "their-terms", "plain-miss"],
        ["dive-deep"] = ["real-figures", "tested-and-dropped", "saw-in-person", "knows-the-limit", "check-made"],
        ["earn-trust"] = ["i-was-wrong", "told-them-first", "quotes-against", "respect", "keeps-confidence"],
        ["frugality"] = ["same-unit", "where-it-went", "not-cut", "counts-hours", "weighed-dearer", "keeps-cost-low"],
        ["have-backbone"] = ["strongest-form", "early-to-owner", "price-of-speaking", "deed-after-losing", "was-persuaded"],
        ["highest-standards"] = ["left-good-enough", "best-elsewhere", "own-work-first", "others-want-it", "counts-faults"],
        ["hire-and-develop"] = ["growth-in-deeds", "difficult-sentence", "gave-away", "judges-by-evidence", "followed-up", "for-the-next-ten"],
        ["invent-and-simplify"] = ["counts-removed", "source-of-idea", "measured-before", "two-sentences", "failed-try", "still-used"],
        ["learn-and-be-curious"] = ["plain-gap", "to-the-source", "teaches-it", "recent-use", "learning-now", "learned-below"],
        ["ownership"] = ["loose-end", "own-mistake", "gave-up", "asked-the-owner", "came-back", "others-carry-on"],
        ["think-big"] = ["better-for-whom", "did-the-sum", "others-changed", "survives-failing", "due-date", "others-added"],
        ["all-hands"] = ["asked-early", "names-others", "dull-part", "same-story"],
        ["mend-the-net"] = ["rejected-first", "before-and-after", "without-maker", "same-hole"],
        ["plain-charts"] = ["reader-used-it", "threw-away", "bad-news-first", "stranger-tried"],
        ["read-the-weather"] = ["wrote-it-down", "contrary-sign", "ready-to-be-wrong", "changed-in-public"],
        ["safe-passage"] = ["names-people", "stopped-first", "counts-near-misses", "thanked-the-alarm"],
    };

    private static readonly Dictionary<string, string[]> Red = new()
    {
        ["are-right-a-lot"] = ["always-right", "nothing-against", "asked-agreers", "rewrites-past", "not-weighed"],
        ["best-employer"] = ["treat-only", "spoke-for-group", "praises-heroes", "late-surprise", "all-the-same"],
        ["bias-for-action"] = ["nothing-uncertain", "asked-permission", "around-a-safeguard", "no-worst-case", "all-urgent"],
        ["broad-responsibility"] = ["charity-beside", "no-cost", "reputation-only", "large-words", "left-downstream"],
        ["customer-obsession"] = ["no-customer", "internal-only", "did-as-asked", "blames-customer", "claims-love"],
        ["deliver-results"] = ["hours-as-result", "nothing-cut", "left-a-mess", "manager-solved", "use-unknown"],
        ["dive-deep"] = ["lucky-guess", "others-dug", "thinner-details", "no-decision", "catches-people"],
        ["earn-trust"] = ["misunderstood", "sorry-late", "claims-trust", "names-absent", "boast"],
        ["frugality"] = ["percent-only", "moved-cost", "unpaid-hours", "plan-of-others", "cost-more"],
        ["have-backbone"] = ["trifle", "wins-all", "too-late-or-aside", "did-as-told", "rank-decides"],
        ["highest-standards"] = ["perfection", "one-more-check", "only-inside", "others-lacked-it", "passed-it-on"],
        ["hire-and-develop"] = ["all-did-well", "gut-feeling", "dull-work", "waited-for-review", "teachers-talent"],
        ["invent-and-simplify"] = ["popular-tool", "proud-of-hard", "moved-the-work", "old-way-unknown", "afraid-of-change"],
        ["learn-and-be-curious"] = ["hidden-virtue", "course-list", "slogan", "blames-teaching", "all-assigned"],
        ["ownership"] = ["not-my-job", "managers-choice", "scorn", "escalated-only", "same-rescue-again"],
        ["think-big"] = ["handed-down", "nobody-won", "untried-scale", "no-smaller-way", "they-did-not-get-it"],
        ["all-hands"] = ["heroic-nights", "helps-upwards", "keeps-account", "team-blur"],
        ["mend-the-net"] = ["cause-is-person", "reminder", "nobody-checked", "built-again"],
        ["plain-charts"] = ["longer-is-clearer", "told-everybody", "blames-reader", "bare-numbers"],
        ["read-the-weather"] = ["knew-all-along", "always-certain", "last-figure", "luck-as-foresight"],
        ["safe-passage"] = ["form-only", "good-story", "somebody-else", "no-worst-case"],
    };

    /// <summary>The keys with ids in the stead of places. A place in a list nobody has kept stays as it is, and means nothing.</summary>
    public static IEnumerable<SignKey> ToIds(PrincipleId principle, IEnumerable<SignKey> heard) =>
        heard.Select(key => Find(key, SignKey.GreenPrefix, Green, principle) ?? Find(key, SignKey.RedPrefix, Red, principle) ?? key);

    private static SignKey? Find(SignKey key, string prefix, Dictionary<string, string[]> lists, PrincipleId principle) =>
        key.Text.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(key.Text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && lists.TryGetValue(principle.Key, out var ids) && index < ids.Length
            ? new($"{prefix}{ids[index]}")
            : null;
}
