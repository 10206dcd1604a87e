using System.Text.RegularExpressions;

namespace PrepBot.Domain.Questions;

/// <summary>Phrases that a reader whose first language is another one has to guess, with the plain words for them.</summary>
public static partial class PlainWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The pattern finds the phrase in its usual forms; what stands beside it is what to write instead.
    private static readonly (string Pattern, string Instead)[] List =
    [
        ("on the strength of", "because of"),
        ("(what|whatever) (became|becomes|came|comes) of", "what happened then"),
        ("at stake", "what could be lost"),
        ("(got|get|gets|was|were|is|are|be|being|been) stuck", "could not go on"),
        ("(set|sets|setting) out to", "planned to"),
        ("(came|come|comes|coming) to light", "was found"),
        ("put(ting)? up with", "accept"),
        ("(came|come|comes) up against", "meet"),
        ("(got|get|gets|getting) away with", "not be found out"),
        ("in hindsight", "when you look at it today"),
        ("(made|make|making) room for", "leave something else out for"),
        ("(hang|hangs|hung|hinges|hinged) (on|upon)", "depend on"),
        ("(came|come|comes|coming|fell|falls|falling) apart", "go wrong"),
        ("let(ting)? (you|them|him|her|us|me|somebody|someone|anyone|people|a \\w+|the \\w+|your \\w+) down", "not do what you promised"),
        ("short of (people|staff|hands)", "too few people"),
        ("for (its|their) own sake", "without a use"),
        ("as near as you", "as well as you"),
        ("to the bottom of", "find the real cause"),
        ("(gave|give|gives|giving) way", "agree after all"),
        ("(wave|waved|waves|waving) (\\w+ )?(off|away|aside)", "not listen to"),
        ("blank looks?", "nobody understood"),
        ("on (your|their|his|her|my) nerves", "annoy"),
        ("(bring|brought|brings|bringing|won|win) (\\w+ )?(round|around|over)", "change their mind"),
        ("(stood|stand|stands|standing) in the way", "make it hard"),
        ("put(ting)? (it |them |this |that )?off", "move to a later day"),
        ("(paid|pay|pays|paying) off", "be worth it"),
        ("the long run", "over the years"),
        ("at face value", "without a check"),
        ("(held|hold|holds|holding|stood|stand) (your|their|his|her|my) ground", "keep your view"),
        ("(earn|earns|earned) (its|their) keep", "be worth its price"),
        ("out of (all )?proportion", "far too big"),
        ("fell through", "did not happen"),
        ("(fell|fall|falls|slipped|slip) through the cracks", "nobody took care of it"),
        ("(cut|cuts|cutting) corners", "leave out steps"),
        ("low-hanging", "easy to do first"),
        ("(rock|rocked|rocking) the boat", "make trouble"),
        ("(think|thought|thinking) outside the box", "try another way"),
        ("(bite|bit|biting) the bullet", "do the hard thing"),
        ("(hit|hits|hitting) the ground running", "start fast"),
        ("(ball|plate|plates|balls) in the air", "several things at once"),
        ("(red tape|silver bullet|rule of thumb|ballpark)", "say it plainly"),
    ];

    private static readonly (Regex Pattern, string Instead)[] Idioms =
        [.. List.Select(entry => (new Regex($@"\b({entry.Pattern})\b", Options, TimeSpan.FromSeconds(10)), entry.Instead))];

    /// <summary>How many phrases are looked for.</summary>
    public static int Count => Idioms.Length;

    /// <summary>The idioms of a text as they stand there, each with the plain words for it.</summary>
    public static IEnumerable<(string Found, string Instead)> IdiomsIn(string text)
    {
        foreach (var (pattern, instead) in Idioms)
        {
            if (pattern.Match(text) is { Success: true } match)
                yield return (match.Value, instead);
        }
    }

    /// <summary>The words by which a question begins with a doing instead of a time: "Tell me about giving ..."; null when it does not.</summary>
    public static string? DoingOpener(string text) => FirstWords().Match(text) is { Success: true } match ? match.Value : null;

    // Words that end in -ing and are no doing.
    [GeneratedRegex(@"^(tell me about|describe|talk about) (?!something|anything|nothing|everything|thing|king|spring|string|evening|morning|building|meeting)\w{2,}ing\b", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FirstWords();
}
