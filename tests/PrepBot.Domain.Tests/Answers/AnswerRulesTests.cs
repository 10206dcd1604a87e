using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Questions;
using static PrepBot.Domain.Questions.BankMistakeKind;
using static PrepBot.Domain.Tests.Answers.AnswerEntries;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Answers;

public sealed class AnswerRulesTests
{
    private static readonly Dictionary<string, Func<RawAnswer, RawAnswer>> Changes = new()
    {
        ["no id"] = a => a with { Id = null },
        ["an id of another principle"] = a => a with { Id = Word("calm-a1") },
        ["a number that is none"] = a => a with { Id = Word("care-ax") },
        ["a verdict nobody knows"] = a => a with { Verdict = Word("great") },
        ["a prompt that is not there"] = a => a with { Prompt = Word("care-99") },
        ["another level than the prompt's"] = a => a with { Level = Word("staff") },
        ["another trade than the prompt's"] = a => a with { Track = Word("manager") },
        ["too short"] = a => a with { Said = Word(Said("box").Replace(" then lay in", "", StringComparison.Ordinal)) },
        ["a sentence without its number"] = a => a with { Said = Word("And so. " + Said("box")) },
        ["numbers with a gap"] = a => a with { Said = Word(Said("box").Replace("[20]", "[21]", StringComparison.Ordinal)) },
        ["an idiom"] = a => a with { Said = Word(Said("box").Replace("By box 3 I took", "What was at stake I took", StringComparison.Ordinal)) },
        ["hard words"] = a => a with { Said = Word(Said("organisational institutionalisation")) },
        ["a beat without a word"] = a => a with { Beats = [.. a.Beats.Skip(1)] },
        ["a beat that does not exist"] = a => a with { Beats = [.. a.Beats, Heard("four", "1")] },
        ["a beat the prompt leaves out"] = a => a with { Beats = [.. a.Beats, Heard("three", "1")] },
        ["a sentence that does not exist"] = a => a with { Beats = [Heard("one", "21"), .. a.Beats.Skip(1)] },
        ["thin and heard nowhere"] = a => a with { Beats = [.. a.Beats.Where(b => b.Beat != "two"), Heard("two") with { Thin = Word("true") }] },
        ["a flag that does not exist"] = a => a with { Green = [new("z", List("1"))] },
        ["a green flag among the red ones"] = a => a with { Red = [new("a", List("1"))] },
        ["a part left out"] = a => a with { Parts = [.. a.Parts.Take(4)] },
        ["a sentence in no part"] = a => a with { Parts = [.. a.Parts.Where(p => p.Key != "task"), new("task", List())] },
        ["a sentence in two parts"] = a => a with { Parts = [.. a.Parts.Where(p => p.Key != "learning"), new("learning", List("20"))] },
        ["another count of I"] = a => a with { I = Word("9") },
        ["another count of we"] = a => a with { We = Word("1") },
        ["a short why"] = a => a with { Why = Word("Good.") },
        ["advice that is none"] = a => a with { Lift = Word("The result is missing.") },
        ["a question for yes or no"] = a => a with { AskNext = Word("Did it help?") },
        ["one rating"] = a => a with { Rated = List("solid") },
        ["a rating two steps off"] = a => a with { Rated = List("solid", "concern") },
        ["a partner that is not there"] = a => a with { SameStory = Word("care-a7"), SameStoryHow = Word("quality") },
    };

    public static TheoryData<string> Names { get; } = [.. Changes.Keys];

    [Fact]
    public void AnAnswerWithoutMistakes_Checked_IsRead()
    {
        var (answers, mistakes) = AnswerRules.Check([Answer()], ABank(), []);

        Assert.Empty(mistakes);
        var answer = Assert.Single(answers);
        Assert.Equal(Verdict.Solid, answer.Verdict);
        Assert.Equal(20, answer.Paragraphs.Sum(paragraph => paragraph.Count));
        Assert.StartsWith("By box 1 I took box 1 to box 1. The box 2", answer.Text, StringComparison.Ordinal);
        Assert.Equal([1, 2], answer.Key.Beats[0].Sentences);
        Assert.Equal([20], answer.Key.Red["any-no-number"]);
        Assert.Empty(answer.Key.Parts[AnswerParts.Learning]);
        Assert.Equal(new PronounCount(10, 0), answer.Key.Pronouns);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AMistake_Checked_IsNamedWithItsPlace(string name)
    {
        var (answers, mistakes) = AnswerRules.Check([Changes[name](Answer())], ABank(), []);

        Assert.Empty(answers);
        Assert.InRange(mistakes.Count, 1, 3);
        Assert.All(mistakes, mistake => Assert.Equal("entries.yaml", mistake.Location.File));
    }

    [Fact]
    public void APartnerThatDoesNotPointBack_Checked_IsRefused()
    {
        var one = Answer() with { SameStory = Word("care-a2"), SameStoryHow = Word("quality") };
        var other = Answer("care-a2", "bag");

        var (_, mistakes) = AnswerRules.Check([one, other], ABank(), []);

        Assert.Equal(UnknownAnswer, Assert.Single(mistakes).Kind);
        Assert.Empty(AnswerRules.Check([one, other with { SameStory = Word("care-a1"), SameStoryHow = Word("quality") }], ABank(), []).Mistakes);
    }

    [Fact]
    public void TwoStoriesWithARunOfSevenWordsInCommon_AreRefusedUnlessTheyAreOne()
    {
        var (_, mistakes) = AnswerRules.Check([Answer(), Answer("care-a2")], ABank(), []);

        Assert.Equal(NearDuplicate, Assert.Single(mistakes).Kind);
    }

    [Fact]
    public void AnIdTwice_Checked_IsRefused()
    {
        var (_, mistakes) = AnswerRules.Check([Answer(), Answer(word: "bag")], ABank(), []);

        Assert.Equal(Twice, Assert.Single(mistakes).Kind);
    }
}
