using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Chat.TypedLine;
using static PrepBot.Practice.Tests.CommandLine.Commands;

namespace PrepBot.Practice.Tests.CommandLine;

/// <summary>Reads as the manual of what may be typed after /mock.</summary>
public sealed class TypedLineParserTests
{
    [Theory]
    // The command alone.
    [InlineData("start", "start")]
    [InlineData("  START  ", "start")]
    [InlineData("/mock start", "start")]
    [InlineData("mock start", "start")]
    [InlineData("board", "leaderboard")]
    [InlineData("forget-me", "forget-me")]
    [InlineData("forget me", "forget-me")]
    [InlineData("forgetme", "forget-me")]
    [InlineData("strat", "start")]
    [InlineData("stauts", "status")]
    [InlineData("leaderbord", "leaderboard")]
    [InlineData("lead", "leaderboard")]
    [InlineData("leader board", "leaderboard")]
    [InlineData("stat", "status")]
    [InlineData("hlp", "help")]
    [InlineData("", "help")]
    [InlineData("   ", "help")]
    [InlineData("?", "help")]
    [InlineData("/mock", "help")]
    // Principles, by any form, with any of the usual signs or words between them.
    [InlineData("start dive deep", "start principles=dive-deep")]
    [InlineData("start DD", "start principles=dive-deep")]
    [InlineData("start dive deep, ownership", "start principles=dive-deep,ownership")]
    [InlineData("start dive deep and ownership", "start principles=dive-deep,ownership")]
    [InlineData("start dive deep & ownership", "start principles=dive-deep,ownership")]
    [InlineData("start dive deep + ownership", "start principles=dive-deep,ownership")]
    [InlineData("start dive deep ownership earn trust", "start principles=dive-deep,ownership,earn-trust")]
    [InlineData("start DD/CO/BfA", "start principles=dive-deep,customer-obsession,bias-for-action")]
    [InlineData("start customer-obsession", "start principles=customer-obsession")]
    [InlineData("start Are Right, A Lot, frugality", "start principles=are-right-a-lot,frugality")]
    [InlineData("start Have Backbone; Disagree and Commit and Learn and Be Curious", "start principles=have-backbone,learn-and-be-curious")]
    [InlineData("start hire & develop the best and think big", "start principles=hire-and-develop,think-big")]
    [InlineData("start ownership, Ownership", "start principles=ownership")]
    [InlineData("start the \"dive deep\" principle please", "start principles=dive-deep")]
    [InlineData("start dive deap and onwership", "start principles=dive-deep,ownership")]
    // A theme, by its name or another word for it, alone or beside principles; its lead-in words as well.
    [InlineData("start conflict", "start principles=~conflict-with-a-colleague")]
    [InlineData("start Conflict with a colleague", "start principles=~conflict-with-a-colleague")]
    [InlineData("start conflict with @raj", "start principles=~conflict-with-a-colleague member=raj")]
    [InlineData("start failure as candidate 30m", "start principles=~risk-mistake-failure role=candidate minutes=30")]
    [InlineData("start Risk, mistake or failure", "start principles=~risk-mistake-failure")]
    [InlineData("start a tight deadline", "start principles=~tight-timeline")]
    [InlineData("start tight-deadline 45", "start principles=~tight-timeline minutes=45")]
    [InlineData("start confilct", "start principles=~conflict-with-a-colleague")]
    [InlineData("start falure", "start principles=~risk-mistake-failure")]
    [InlineData("start tightdeadline", "start principles=~tight-timeline")]
    [InlineData("start ownership, mistakes", "start principles=ownership~risk-mistake-failure")]
    [InlineData("start end to end ownership", "start principles=~end-to-end-ownership")]
    [InlineData("start failure, failure", "start principles=~risk-mistake-failure")]
    // The role, with or without its lead word.
    [InlineData("start as candidate", "start role=candidate")]
    [InlineData("start as a candidate", "start role=candidate")]
    [InlineData("start interviewer", "start role=interviewer")]
    [InlineData("start as interviewee", "start role=candidate")]
    [InlineData("start as canddiate", "start role=candidate")]
    [InlineData("start inter", "start role=interviewer")]
    [InlineData("start role: either", "start role=either")]
    // The length, the ways people write it.
    [InlineData("start 30", "start minutes=30")]
    [InlineData("start 30m", "start minutes=30")]
    [InlineData("start 30 m", "start minutes=30")]
    [InlineData("start 45 min", "start minutes=45")]
    [InlineData("start 45min.", "start minutes=45")]
    [InlineData("start 45-minute", "start minutes=45")]
    [InlineData("start 20 minutes", "start minutes=20")]
    [InlineData("start minutes=20", "start minutes=20")]
    [InlineData("start 1h", "start minutes=60")]
    [InlineData("start 1 hour", "start minutes=60")]
    [InlineData("start an hour", "start minutes=60")]
    [InlineData("start one hour", "start minutes=60")]
    [InlineData("start 1h30", "start minutes=90")]
    [InlineData("start 1 h 15 min", "start minutes=75")]
    [InlineData("start 1.5h", "start minutes=90")]
    [InlineData("start 1,5 hours", "start minutes=90")]
    [InlineData("start for half an hour", "start minutes=30")]
    [InlineData("start half hour", "start minutes=30")]
    [InlineData("start a half hour", "start minutes=30")]
    [InlineData("start 1H30M", "start minutes=90")]
    [InlineData("start 90 minuts", "start minutes=90")]
    [InlineData("start 30 30", "start minutes=30")]
    // The member, after @ or after the lead word.
    [InlineData("start @raj", "start member=raj")]
    [InlineData("start with @raj", "start member=raj")]
    [InlineData("start with @raj.", "start member=raj")]
    [InlineData("start with raj", "start member=raj")]
    [InlineData("start with @Ana Maria 30m", "start minutes=30 member=Ana Maria")]
    [InlineData("start with ana maria as candidate", "start role=candidate member=Ana Maria")]
    [InlineData("start with <@U7|raj>", "start member=raj")]
    [InlineData("start with @zoë", "start member=Zoë")]
    // All at once, in any order.
    [InlineData("start dive deep, ownership as candidate 30m with @raj", "start principles=dive-deep,ownership role=candidate minutes=30 member=raj")]
    [InlineData("start with @raj for 30m as candidate on ownership", "start principles=ownership role=candidate minutes=30 member=raj")]
    [InlineData("start DD 45 min", "start principles=dive-deep minutes=45")]
    [InlineData("start as interviewer for half an hour", "start role=interviewer minutes=30")]
    [InlineData("strat 30 bias for action", "start principles=bias-for-action minutes=30")]
    // Choices of several words.
    [InlineData("leaderboard last week", "leaderboard span=last-week")]
    [InlineData("leaderboard LAST-WEEK", "leaderboard span=last-week")]
    [InlineData("board all-time", "leaderboard span=all-time")]
    [InlineData("board alltime", "leaderboard span=all-time")]
    [InlineData("board last", "leaderboard span=last-week")]
    [InlineData("board last wekk", "leaderboard span=last-week")]
    [InlineData("help in a round", "help when=round")]
    [InlineData("help after round", "help when=after")]
    // Other commands.
    [InlineData("principle backbone", "principle name=have-backbone")]
    [InlineData("principle are right, a lot", "principle name=are-right-a-lot")]
    [InlineData("profile avoid @raj", "profile avoid=raj")]
    [InlineData("profile avoid raj allow Ana Maria", "profile avoid=raj allow=Ana Maria")]
    [InlineData("remind 2 weeks", "remind weeks=2")]
    [InlineData("remind 3", "remind weeks=3")]
    public void Line_Parsed_IsUnderstood(string text, string expected)
    {
        var line = Assert.IsType<ParsedLine.Understood>(Parse(text));

        Assert.Equal(expected, Told(line));
        Assert.Empty(line.NotUnderstood);
        Assert.Empty(line.Problems);
    }

    [Theory]
    [InlineData("start purple", "start", "purple")]
    [InlineData("start dive deep purple monkey 30m dishwasher", "start principles=dive-deep minutes=30", "purple monkey|dishwasher")]
    [InlineData("start 😀 as candidate", "start role=candidate", "😀")]
    [InlineData("start as purple", "start", "purple")]
    [InlineData("start 3x", "start", "3x")]
    [InlineData("start 50%", "start minutes=50", "%")]
    [InlineData("leave now", "leave", "now")]
    [InlineData("leave 30m @raj", "leave", "30m @raj")]
    [InlineData("leaderboard dive deep", "leaderboard", "dive deep")]
    [InlineData("board lst wek", "leaderboard", "lst wek")]
    [InlineData("start here", "start", "here")]
    [InlineData("start three quarters of an hour", "start minutes=60", "three quarters")]
    [InlineData("start an hour and a half", "start minutes=60", "half")]
    public void PartOfALine_NotUnderstood_IsNamed(string text, string expected, string notUnderstood)
    {
        var line = Assert.IsType<ParsedLine.Understood>(Parse(text));

        Assert.Equal(expected, Told(line));
        Assert.Equal(notUnderstood, string.Join('|', line.NotUnderstood));
    }

    [Theory]
    [InlineData("start 0", "I understood: start. 0 minutes will not do: choose 10 to 90.")]
    [InlineData("start ownership 500 minutes", "I understood: Ownership. 500 minutes will not do: choose 10 to 90.")]
    [InlineData("start -30", "I understood: start. -30 minutes will not do: choose 10 to 90.")]
    [InlineData("start 9h", "I understood: start. 540 minutes will not do: choose 10 to 90.")]
    [InlineData("start 99999999999999999999999999999999999m", "I understood: start. \"99999999999999999999999999999999999m\" will not do: choose 10 to 90.")]
    [InlineData("start 30 or 45", "I understood: start. You said 30 minutes and 45 minutes. Which one?")]
    [InlineData("start as candidate as interviewer", "I understood: start. You said as candidate and as interviewer. Which one?")]
    [InlineData("start the best candidate", "I understood: Hire and Develop the Best, as candidate.")]
    [InlineData("start best", "I understood: start. \"best\" could be Hire and Develop the Best or Strive to be Earth's Best Employer. Which one?")]
    [InlineData("start DD CO ET TB", "I understood: start. At most 3 fit; you named Dive Deep, Customer Obsession, Earn Trust and Think Big. Leave one out.")]
    [InlineData("principle DD ARAL CO", "I understood: principle. You said Dive Deep; Are Right, A Lot and Customer Obsession. Which one?")]
    [InlineData("start with @bob", "I understood: start. I found nobody called \"bob\" here. Type @ and pick the name.")]
    [InlineData("start with bob 30m", "I understood: 30 minutes. I found nobody called \"bob\" here. Type @ and pick the name.")]
    [InlineData("profile @raj", "I understood: profile. What about raj? Say \"avoid raj\" or \"allow raj\".")]
    [InlineData("principle", "I understood: principle. Which principle? Add its name, or a part of it.")]
    // What was not understood, and what may have been meant.
    [InlineData("start dive deep as candidate 30m purple", "I understood: Dive Deep, as candidate, 30 minutes. I did not understand: \"purple\".")]
    [InlineData("start a, b1, c, d1, e1, f1", "I understood: start. I did not understand: \"b1, c, d1, e1, f1\".")]
    [InlineData("start x 30m y with raj z as candidate w", "I understood: 30 minutes, with raj, as candidate. I did not understand: \"x\", \"y\", \"z\" and 1 more.")]
    [InlineData("start frogolty", "I understood: start. I did not understand: \"frogolty\". Did you mean Frugality?")]
    // A name that was corrected is told.
    [InlineData("strat 30m", "I understood: start, 30 minutes.")]
    [InlineData("board", "I understood: leaderboard.")]
    [InlineData("", "")]
    public void Line_PutInWords_SaysWhatWasUnderstoodAndWhatNot(string text, string expected) =>
        Assert.Equal(expected, TypedLineTexts.Of(Assert.IsType<ParsedLine.Understood>(Parse(text))));

    [Theory]
    [InlineData("dance", "", "I do not know \"dance\". /mock help shows what there is.")]
    [InlineData("s", "start status", "I do not know \"s\". Did you mean /mock start or /mock status?")]
    [InlineData("lea", "leave leaderboard", "I do not know \"lea\". Did you mean /mock leave or /mock leaderboard?")]
    [InlineData("pr", "principle profile", "I do not know \"pr\". Did you mean /mock principle or /mock profile?")]
    [InlineData("starting", "start", "I do not know \"starting\". Did you mean /mock start?")]
    [InlineData("dive deep 30m", "start Dive Deep|principle Dive Deep", "I do not know \"dive deep 30m\". Did you mean /mock start Dive Deep or /mock principle Dive Deep?")]
    [InlineData("😀", "", "I do not know \"😀\". /mock help shows what there is.")]
    public void NoCommand_Parsed_IsToldWithSuggestions(string text, string suggestions, string words)
    {
        var line = Assert.IsType<ParsedLine.UnknownCommand>(Parse(text));

        Assert.Equal(suggestions.Split(suggestions.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"/mock {name}"), line.Suggestions);
        Assert.Equal(words, TypedLineTexts.Of(line));
    }

    [Fact]
    public void EndlessText_PutInWords_IsShortenedAloud()
    {
        var words = TypedLineTexts.Of(Assert.IsType<ParsedLine.UnknownCommand>(Parse(string.Concat(Enumerable.Repeat("😀", 2000)))));

        Assert.Contains("(4000 characters)", words, StringComparison.Ordinal);
        Assert.True(words.Length < 200);
    }

    [Fact]
    public void NoHelpAmongTheCommands_EmptyText_SuggestsWhatThereIs()
    {
        var parser = new TypedLineParser("mock", [new CommandDefinition("only", "The only one", [])]);

        Assert.Equal(["/mock only"], Assert.IsType<ParsedLine.UnknownCommand>(parser.Parse("", Resolve)).Suggestions);
    }

    /// <summary>One vocabulary: where a line is typed, every command is understood after either name, and suggested under its own.</summary>
    [Theory]
    [InlineData("settings")]
    [InlineData("mock settings")]
    [InlineData("mock-admin settings")]
    [InlineData("/Mock-Admin settings")]
    public void CommandForOrganisers_Typed_IsUnderstoodUnderEitherName(string text)
    {
        var parser = new TypedLineParser("mock", [.. All, new CommandDefinition("settings", "Set things", []) { ForOrganisers = true }]);

        var line = Assert.IsType<ParsedLine.Understood>(parser.Parse(text, Resolve));
        var unknown = Assert.IsType<ParsedLine.UnknownCommand>(parser.Parse("se", Resolve));

        Assert.Equal(("settings", 0), (line.Command.Name, line.NotUnderstood.Count));
        Assert.Equal("", TypedLineTexts.Of(line) is "I understood: settings." ? "" : TypedLineTexts.Of(line));
        Assert.Equal(["/mock-admin settings"], unknown.Suggestions);
    }

    [Fact]
    public void MentionOfThePlatform_IsAskedForByItself()
    {
        var asked = new List<string>();

        new TypedLineParser("mock", All).Parse("start with <@U7|raj> <@U8|ana> dive deep", name =>
        {
            asked.Add(name);
            return null;
        });

        Assert.Equal(["<@U7|raj>", "<@U8|ana>"], asked);
    }

    // Whatever is typed.

    [Fact]
    public void AnyText_Parsed_NothingIsLostAndNothingThrows()
    {
        string[] pieces =
        [
            "start", "principle", "leaderboard", "profile", " ", " ", " ", "  ", "\n", "\t", ",", ", ", "&", "+", "/", "-", "'", "’", "\"", ".", ":", "=", "<", ">", "<@", "@", "%", "$",
            "dive", "deep", "are right, a lot", "have backbone; disagree and commit", "DD", "best", "as", "with", "as candidate", "raj", "@raj", "@bob", "<@U7|raj>", "avoid",
            "30", "30m", "1h", "1.5h", "half an hour", "0", "99999999999999999999999", "minutes", "last week", "and", "the", "purple", "Zoë", "e\u0301", "\u0301",
            "😀", "\ud83d", "\ude00", "\u200d", "\0", "\u2028", "ﷺ", "漢字", "İ", "ß",
        ];
        var lines =
            from count in Gen.Choose(0, 60)
            from parts in Gen.ArrayOf(
                Gen.Frequency(
                    (6, Gen.Elements(pieces)),
                    (1, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())),
                    (1, Gen.Choose(32, 126).Select(code => ((char)code).ToString()))),
                count)
            from begun in Gen.Elements("", "start ", "start ", "principle ", "leaderboard ", "profile ", "remind ")
            select begun + string.Concat(parts);

        Prop.ForAll(Arb.From(lines), NothingIsLost).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Theory]
    [InlineData("start ")]
    [InlineData("principle ")]
    public void FourThousandCharacters_Parsed_NothingIsLostAndNothingThrows(string begun)
    {
        string[] fillings = ["a", "a ", "dive ", "1 ", "@", "@a ", "<@", "\ud83d", "a,", "half ", "as ", "with ", "customer obsessio ", "'a"];

        foreach (var filling in fillings)
            NothingIsLost(begun + string.Concat(Enumerable.Repeat(filling, 4000 / filling.Length)));
    }

    private static void NothingIsLost(string text)
    {
        var parsed = Parse(text);
        if (parsed is ParsedLine.UnknownCommand unknown)
        {
            Assert.Equal(text, unknown.Text);
            Assert.NotEmpty(TypedLineTexts.Of(unknown));
            return;
        }

        var line = (ParsedLine.Understood)parsed;
        Assert.NotNull(TypedLineTexts.Of(line));
        var accounted = line.Parts.Select(part => part.Typed).Concat(line.NotUnderstood).Concat(line.Problems.Select(problem => problem.Typed))
            .SelectMany(WordsOf).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        foreach (var word in WordsOf(text).GroupBy(word => word))
            Assert.True(accounted.GetValueOrDefault(word.Key) >= word.Count(), $"'{word.Key}' of '{text}' is lost.");
    }

    /// <summary>Runs of letters and digits.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i > start)
                yield return text[start..i];
        }
    }

    private static string Told(ParsedLine.Understood line) =>
        string.Join(' ', line.Command.Inputs.Where(input => line.Values.Values.ContainsKey(input.Name)).Select(input => $"{input.Name}={Told(line.Values.Values[input.Name])}").Prepend(line.Command.Name));

    private static string Told(InputValue value) => value switch
    {
        WordsValue words => string.Join(',', words.Keys) + (words.Other is { } theme ? $"~{theme}" : ""),
        NumberValue number => number.Number.ToString(),
        ChoiceValue choice => choice.Key,
        MemberValue member => member.DisplayName,
        _ => throw new NotSupportedException(),
    };
}
