using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Questions;

public sealed class BankRulesTests
{
    private const string Fine = "Tell me about a promise you made to a customer that became hard to keep.";

    [Fact]
    public void EntriesWithoutMistakes_Checked_GiveABank()
    {
        var reading = Check(Prompt("care-01", Fine));

        Assert.Empty(reading.Mistakes);
        var prompt = Assert.Single(reading.Bank!.For(new("care")));
        Assert.Equal(new PromptId("care-01"), prompt.Id);
        Assert.Equal(Fine, prompt.Text);
        Assert.Equal([Level.Junior], prompt.Levels);
        Assert.Equal([Track.General], prompt.Tracks);
        Assert.Equal(4, prompt.Probes.Count);
        Assert.Equal(["care", "calm"], reading.Bank.Principles.InPublishedOrder.Select(p => p.Id.Key));
    }

    [Theory]
    [InlineData("What would you do if a customer asked you for something that harmed another customer?")]
    [InlineData("How would you tell a team that its favourite project has been stopped for good?")]
    [InlineData("Imagine that a colleague takes the credit for your work in front of everybody.")]
    [InlineData("Suppose the deadline moved forward by a month and two people left the team.")]
    [InlineData("Tell me what you would change first if you were the head of your department.")]
    [InlineData("Think of your last project. What if the customer had said no to all of it?")]
    public void AHypotheticalQuestion_Checked_IsRefused(string text)
    {
        var reading = Check(Prompt("care-01", text));

        Assert.Null(reading.Bank);
        var mistake = Assert.Single(reading.Mistakes);
        Assert.Equal(BankMistakeKind.Hypothetical, mistake.Kind);
        Assert.Equal(Line(2), mistake.Location);
    }

    [Theory]
    [InlineData("Tell me about something you were supposed to hand over that nobody came to collect.")]
    [InlineData("Describe a result better than anyone had imagined, and what you learnt from it afterwards.")]
    [InlineData("Think of a decision that others would call hasty. What made you take it all the same?")]
    public void WordsThatOnlySoundHypothetical_Checked_Pass(string text) => Assert.Empty(Check(Prompt("care-01", text)).Mistakes);

    [Theory]
    [InlineData("When did you last lose a customer? What did you change in your work because of that?")]
    [InlineData("Which of your projects failed most badly, and why did you not stop it before then?")]
    public void TwoQuestionsAtOnce_Checked_AreRefused(string text) =>
        Assert.Equal(BankMistakeKind.TwoQuestions, Assert.Single(Check(Prompt("care-01", text)).Mistakes).Kind);

    [Theory]
    [InlineData("Describe a group whose spirits were low and who had already heard too many promises.")]
    [InlineData("Think of a plan that fell apart in front of everybody. What did you do that same evening?")]
    [InlineData("Tell me what you promised a customer and why you could not keep it in the end.")]
    public void OneQuestionOfTwoParts_Checked_Passes(string text) => Assert.Empty(Check(Prompt("care-01", text)).Mistakes);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(45, true)]
    [InlineData(46, false)]
    public void TheLengthOfAPrompt_Checked_HoldsItsLimits(int words, bool passes)
    {
        var text = string.Join(' ', Enumerable.Range(1, words).Select(n => $"word{n}"));

        var mistakes = Check(Prompt("care-01", text)).Mistakes;

        Assert.Equal(passes, mistakes.Count == 0);
        Assert.All(mistakes, m => Assert.Equal(BankMistakeKind.WrongLength, m.Kind));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void TheNumberOfProbes_Checked_HoldsItsLimits(int probes, bool passes)
    {
        var list = List([.. Enumerable.Range(1, probes).Select(n => $"What did number {n} say?")]);

        var mistakes = Check(Prompt("care-01", Fine) with { Probes = list }).Mistakes;

        Assert.Equal(passes, mistakes.Count == 0);
        Assert.All(mistakes, m => Assert.Equal(BankMistakeKind.WrongCount, m.Kind));
    }

    [Fact]
    public void AProbeThatAsksForTheLesson_Checked_Passes()
    {
        var probes = List("What would you do differently today?", "Who saw it first of all?", "What did it cost you?", "What came of it later?");

        Assert.Empty(Check(Prompt("care-01", Fine) with { Probes = probes }).Mistakes);
    }

    [Fact]
    public void ThePromptOfAnotherInOtherWords_Checked_IsRefusedWithThePlaceOfTheFirst()
    {
        var other = "Tell me about a promise you made to a customer which became very hard to keep.";

        var mistake = Assert.Single(Check(Prompt("care-01", Fine), Prompt("care-02", other)).Mistakes);

        Assert.Equal(BankMistakeKind.NearDuplicate, mistake.Kind);
        Assert.Contains("care-01 at entries.yaml:2", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void PromptsThatShareOnlyTheirOpening_Checked_Pass() =>
        Assert.Empty(Check(
            Prompt("care-01", Fine),
            Prompt("care-02", "Tell me about a promise your manager gave on behalf of people who knew nothing of it.")).Mistakes);

    [Fact]
    public void ACommunitysOwnPrompt_Checked_MustNotRepeatTheABank()
    {
        var bank = Check(Prompt("care-01", Fine)).Bank!;
        var own = Prompt("own-care-01", Fine) with { Principle = Word("care") };
        var fresh = own with { Text = Word("Describe the last thing you repaired without anybody having asked you to.") };

        var refused = BankRules.CheckPrompts([own], bank);
        var taken = BankRules.CheckPrompts([fresh], bank);

        Assert.Empty(refused.Prompts);
        Assert.Equal(BankMistakeKind.NearDuplicate, Assert.Single(refused.Mistakes).Kind);
        Assert.Empty(taken.Mistakes);
        Assert.Equal(new PromptId("own-care-01"), Assert.Single(taken.Prompts).Id);
    }

    [Fact]
    public void ACommunitysOwnPrompts_InAnotherStyle_AreTakenAndTheStyleIsAdvice()
    {
        var bank = Check(Prompt("care-01", Fine)).Bank!;
        var own = Prompt("own-care-01", "Imagine you were the customer: what would you do?") with { Principle = Word("care"), Probes = List("Why?", "How would you do it?") };
        var nearly = own with { Id = Word("own-care-02"), Text = Word("Tell me about a promise you made to a customer which became very hard to keep."), Probes = List("Why?") };

        var reading = BankRules.CheckPrompts([own, nearly], bank);

        Assert.Empty(reading.Mistakes);
        Assert.Equal(2, reading.Prompts.Count);
        Assert.Superset(
            new HashSet<BankMistakeKind> { BankMistakeKind.Hypothetical, BankMistakeKind.WrongCount, BankMistakeKind.WrongLength, BankMistakeKind.NearDuplicate },
            reading.Advice.Select(advice => advice.Kind).ToHashSet());
    }

    [Theory]
    [InlineData("最近、頼まれずに直したものについて話してください。")]
    [InlineData("เล่าเรื่องสิ่งที่คุณซ่อมล่าสุดโดยไม่มีใครขอ")]
    [InlineData("说说你最近一次主动修好的东西")]
    public void AScriptWithoutBlanks_Checked_IsNotCountedInWords(string text)
    {
        var bank = Check(Prompt("care-01", Fine)).Bank!;
        var own = Prompt("own-care-01", text) with { Principle = Word("care") };

        var reading = BankRules.CheckPrompts([own], bank);

        Assert.Single(reading.Prompts);
        Assert.Empty(reading.Advice);
    }

    [Fact]
    public void ACommunitysOwnPrompt_TooLongForACard_IsRefused()
    {
        var bank = Check(Prompt("care-01", Fine)).Bank!;
        var own = Prompt("own-care-01", new string('x', PlainList.LongestText + 1)) with { Principle = Word("care"), After = Word(new string('x', PlainList.LongestAfter + 1)) };

        Assert.Equal([BankMistakeKind.WrongLength, BankMistakeKind.WrongLength], BankRules.CheckPrompts([own], bank).Mistakes.Select(mistake => mistake.Kind));
    }

    [Fact]
    public void ACommunitysOwnPrompt_WithAnIdOfTheBank_IsRefused()
    {
        var bank = Check(Prompt("care-01", Fine)).Bank!;

        var mistakes = BankRules.CheckPrompts([Prompt("care-01", "Describe the last thing you repaired without anybody having asked you to.")], bank).Mistakes;

        Assert.Equal(BankMistakeKind.BadId, Assert.Single(mistakes).Kind);
    }

    [Fact]
    public void Counts_OfABank_CountAPromptUnderEachOfItsLevels()
    {
        var bank = Check(
            Prompt("care-01", Fine) with { Levels = List("junior", "staff"), Themes = List("tight-timeline") },
            Prompt("care-02", "Describe the last thing you repaired without anybody having asked you to.") with { Tracks = List("ml") }).Bank!;

        var counts = BankCounts.Count(bank);

        Assert.Equal([2, 0], counts.Principles.Select(p => p.Prompts));
        Assert.Equal((2, 0, 1), (counts.All.ByLevel[Level.Junior], counts.All.ByLevel[Level.Senior], counts.All.ByLevel[Level.Staff]));
        Assert.Equal((1, 1), (counts.All.ByTrack[Track.General], counts.All.ByTrack[Track.MachineLearning]));
        Assert.Equal(1, counts.Themes.Single(t => t.Theme.Id.Key == "tight-timeline").Prompts);
    }

    [Fact]
    public void ACorePromptOfTwentyWords_Checked_IsRefused()
    {
        var text = "Tell me about a time you kept a promise to a customer although everything in your company spoke against it.";

        var mistake = Assert.Single(Check(Prompt("care-01", text) with { Core = Word("true") }).Mistakes);

        Assert.Equal(BankMistakeKind.WrongLength, mistake.Kind);
        Assert.Contains("20 words", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void APromptWithoutBeats_Checked_LeavesAtLeastTwoOfThosePrinciplesHave()
    {
        Assert.Equal(["one"], Check(Prompt("care-01", Fine) with { Without = List("one") }).Bank!.Prompts[0].Without);
        Assert.Equal(BankMistakeKind.WrongCount, Assert.Single(Check(Prompt("care-01", Fine) with { Without = List("one", "two") }).Mistakes).Kind);
        Assert.Equal(BankMistakeKind.UnknownBeat, Assert.Single(Check(Prompt("care-01", Fine) with { Without = List("four") }).Mistakes).Kind);
    }

    [Fact]
    public void AShortLineOfSeventyOneCharacters_Checked_IsRefused()
    {
        Assert.Empty(Check(Prompt("care-01", Fine) with { Short = Word(new string('a', 70)) }).Mistakes);
        Assert.Equal(BankMistakeKind.WrongLength, Assert.Single(Check(Prompt("care-01", Fine) with { Short = Word(new string('a', 71)) }).Mistakes).Kind);
    }

    [Fact]
    public void AThemeAndAReasonForNone_Checked_AreRefused() =>
        Assert.Equal(
            BankMistakeKind.Twice,
            Assert.Single(Check(Prompt("care-01", Fine) with { Themes = List("more-than-asked"), NoTheme = Word("None fits.") }).Mistakes).Kind);

    [Fact]
    public void ALabelOfSeventyOneCharacters_Checked_IsRefused()
    {
        var long71 = new RawSign(Line(3), Word("x"), Word(new string('a', 71)), Word("A flag."));
        var principle = Principle("care", 1) with { GreenFlags = new([.. Signs(("a", "A."), ("b", "B."), ("c", "C.")).Items!, long71], Line(1)) };

        var reading = BankRules.Check(ABank() with { Principles = [principle, Principle("calm", 2)] }, []);

        Assert.Equal(BankMistakeKind.WrongLength, Assert.Single(reading.Mistakes).Kind);
    }

    [Fact]
    public void AFlagWithoutAnId_GetsOneFromItsFirstWords()
    {
        var plain = new RawSign(Line(3), null, null, Word("Says \"that was my mistake\" about a decision of their own, with its price"));
        var principle = Principle("care", 1) with { GreenFlags = new([.. Signs(("a", "A."), ("b", "B."), ("c", "C.")).Items!, plain], Line(1)) };

        var care = BankRules.Check(ABank() with { Principles = [principle, Principle("calm", 2)] }, []).Bank!.Principles[new("care")];

        Assert.Equal("says-that-was-my-mistake-about-a", care.GreenFlags[3].Id);
    }

    [Fact]
    public void AFlagIdAmongBothColours_Checked_IsRefused()
    {
        var principle = Principle("care", 1) with { RedFlags = Signs(("a", "A."), ("f", "F."), ("g", "G."), ("h", "H.")) };

        Assert.Equal(BankMistakeKind.Twice, Assert.Single(BankRules.Check(ABank() with { Principles = [principle, Principle("calm", 2)] }, []).Mistakes).Kind);
    }

    [Fact]
    public void ATradeWithoutItsLine_Checked_IsMissing()
    {
        var tracks = new RawTexts(new Dictionary<string, Written> { ["software"] = Word("S."), ["data"] = Word("D."), ["manager"] = Word("M.") }, Line(7));
        var principle = Principle("care", 1) with { Tracks = tracks };

        var mistake = Assert.Single(BankRules.Check(ABank() with { Principles = [principle, Principle("calm", 2)] }, []).Mistakes);

        Assert.Equal((BankMistakeKind.Missing, 7), (mistake.Kind, mistake.Location.Line));
        Assert.Contains("ml", mistake.Sentence, StringComparison.Ordinal);
    }
}
