using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.TypedLine;
using static PrepBot.Practice.Tests.CommandLine.Commands;

namespace PrepBot.Practice.Tests.CommandLine;

public sealed class LineCompletionTests
{
    private static readonly LineCompletion Completion = new("mock", All);

    [Theory]
    [InlineData("", "start|leave|status|leaderboard|principle|profile|remind|help|forget-me")]
    [InlineData("st", "start|status")]
    [InlineData("start confl", "Conflict with a colleague")]
    [InlineData("start tight d", "Very tight timeline")]
    [InlineData("LE", "leave|leaderboard")]
    [InlineData("boa", "leaderboard")]
    [InlineData("start", "start")]
    [InlineData("zz", "")]
    [InlineData("zz ", "")]
    [InlineData("leave ", "")]
    [InlineData("start ", "Customer Obsession|Ownership|Bias for Action|Dive Deep|as interviewer|as candidate|as either|30 minutes|45 minutes|60 minutes")]
    [InlineData("start di", "Dive Deep|Have Backbone; Disagree and Commit")]
    [InlineData("start dive d", "Dive Deep")]
    [InlineData("start ownership, cust", "Customer Obsession|Missed a customer's expectations")]
    [InlineData("start dive deep and own", "Ownership|Owned it end to end under pressure")]
    [InlineData("start as ", "as interviewer|as candidate|as either")]
    [InlineData("start as c", "as candidate")]
    [InlineData("start cand", "as candidate")]
    [InlineData("start DD as candidate 3", "30 minutes")]
    [InlineData("start 45 minutes 3", "")]
    [InlineData("start DD CO ET f", "")]
    [InlineData("start @", "@raj|@Ana Maria|@Zoë")]
    [InlineData("start @ana", "@Ana Maria")]
    [InlineData("start with ", "with @raj|with @Ana Maria|with @Zoë")]
    [InlineData("start with zo", "with @Zoë")]
    [InlineData("start with @r", "with @raj")]
    [InlineData("leaderboard ", "this week|last week|all time")]
    [InlineData("board la", "last week")]
    [InlineData("board last w", "last week")]
    [InlineData("principle highest st", "Insist on the Highest Standards")]
    [InlineData("profile avoid @r", "avoid @raj")]
    public void LineBeingTyped_Completed_SuggestsWhatFits(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Completion.Suggest(text, People).Select(suggestion => suggestion.Insert)));

    [Theory]
    [InlineData("st", "start")]
    [InlineData("start ownership, dive d", "start ownership, Dive Deep")]
    [InlineData("start ", "start Customer Obsession")]
    [InlineData("start as c", "start as candidate")]
    [InlineData("start with @r", "start with @raj")]
    [InlineData("board last w", "board last week")]
    public void FirstSuggestion_Taken_GivesALineThatIsUnderstood(string text, string expected)
    {
        var suggestion = Completion.Suggest(text, People)[0];

        var line = text[..suggestion.Start] + suggestion.Insert + text[(suggestion.Start + suggestion.Length)..];

        Assert.Equal(expected, line);
        Assert.Empty(Assert.IsType<ParsedLine.Understood>(Parse(line)).NotUnderstood);
    }

    [Fact]
    public void AnyText_Completed_GivesFewSuggestionsThatFitTheText() =>
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Frequency((3, Gen.Elements("start", " ", "as", "with", "@", "dive", ",", "3", "la")), (1, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())))).Select(string.Concat)), text =>
        {
            var suggestions = Completion.Suggest(text, People);

            Assert.InRange(suggestions.Count, 0, LineCompletion.Max);
            Assert.All(suggestions, suggestion => Assert.InRange(suggestion.Start + suggestion.Length, 0, text.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
