using PrepBot.Chat.Commands;
using PrepBot.Chat.TypedLine;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.CommandLine;

/// <summary>Commands with every kind of input, and three members: Raj, Ana Maria and Zoë.</summary>
internal static class Commands
{
    public static readonly IReadOnlyList<string> People = ["raj", "Ana Maria", "Zoë"];

    private static readonly PracticeWords Words = new(BuiltInBank.Read());

    public static readonly IReadOnlyList<CommandDefinition> All =
    [
        new("start", "Find a partner",
        [
            Words.PrinciplesOrTheme("principles", "What to be asked", 3),
            new ChoiceInput("role", "The part you would take", [new("interviewer", "interviewer"), new("candidate", "candidate"), new("either", "either")], LeadWord: "as")
            {
                AlsoSaid = new Dictionary<string, string> { ["interviewee"] = "candidate", ["any"] = "either" },
            },
            new NumberInput("minutes", "How long", 10, 90, "minutes"),
            new MemberInput("member", "Invite just them", LeadWord: "with"),
        ]),
        new("leave", "Out of the queue", []),
        new("status", "Where I stand", []),
        new("leaderboard", "The group's coverage",
            [new ChoiceInput("span", "Which weeks", [new("this-week", "this week"), new("last-week", "last week"), new("all-time", "all time")])])
        {
            Aliases = ["board", "top"],
        },
        new("principle", "A reference card", [Words.Principles("name", "The principle", 1) with { Required = true }]),
        new("profile", "About you", [new MemberInput("avoid", "Never pair me with them", "avoid"), new MemberInput("allow", "Take them off the list", "allow")]),
        new("remind", "Remind me", [new NumberInput("weeks", "How many weeks", 1, 12, "weeks")]),
        new("help", "What to do",
            [new ChoiceInput("when", "Your situation", [new("waiting", "waiting"), new("round", "in a round"), new("after", "after a round")])]),
        new("forget-me", "Erase me", []),
    ];

    public static MemberValue? Resolve(string name)
    {
        var known = name == "<@U7|raj>" ? "raj" : People.FirstOrDefault(person => person.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? null : new MemberValue(new PersonRef(new PlatformName("test"), known), known);
    }

    public static ParsedLine Parse(string text) => new TypedLineParser("mock", All).Parse(text, Resolve);
}
