using PrepBot.Domain.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Questions;

public sealed class CardRulesTests
{
    [Fact]
    public void CardsWithoutMistakes_Checked_AreInTheABank()
    {
        var bank = Checked(new([Card("star", "STAR")], [Mapping("tight-timeline", "calm", "care")])).Bank!;

        Assert.Equal("STAR", Assert.Single(bank.Cards.Cards).Title);
        Assert.Equal("What to say.", bank.Cards.TryGet("star")!.Sections[0].Lines[0]);
        Assert.Equal(["calm", "care"], bank.Cards.Themes[0].Principles.Select(principle => principle.Key));
    }

    [Theory]
    [InlineData("Star", BankMistakeKind.BadId)]
    [InlineData("themes", BankMistakeKind.BadId)]
    public void IdOfAnotherForm_Checked_IsRefused(string id, BankMistakeKind kind) =>
        Assert.Equal(kind, Assert.Single(Checked(new([Card(id, "T")], [])).Mistakes).Kind);

    [Fact]
    public void CardsWithMistakes_Checked_AreNamedOneByOne()
    {
        var bare = new RawCard(Line(9), Word("bare"), null, Word(new string('x', 151)), null, []);

        var mistakes = Checked(new(
            [Card("star", "T"), Card("star", "T"), bare],
            [Mapping("no-theme", "calm"), Mapping("limited-data", "nobody"), Mapping("tight-timeline", "calm"), Mapping("tight-timeline", "care")])).Mistakes;

        Assert.Equal(
            [
                BankMistakeKind.Missing, BankMistakeKind.Twice, BankMistakeKind.Twice, BankMistakeKind.UnknownPrinciple, BankMistakeKind.UnknownTheme,
                BankMistakeKind.WrongCount, BankMistakeKind.WrongLength,
            ],
            mistakes.Select(mistake => mistake.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
    }

    // A word people type for a theme, and what is wrong with it.
    [Theory]
    [InlineData("tight deadline", null)]
    [InlineData("a cause", null)]
    [InlineData("!!!", "also_called has \"!!!\", which nobody can type; write words")]
    [InlineData("Very Tight Timeline", "also_called has \"Very Tight Timeline\", which is the name of a theme; leave it out")]
    [InlineData("led-a-project", "also_called has \"led-a-project\", which is the name of a theme; leave it out")]
    [InlineData("calm", "also_called has \"calm\", which names a principle; leave it out")]
    [InlineData("CARE", "also_called has \"CARE\", which names a principle; leave it out")]
    [InlineData("a customer who was not calm at all, ever.", "also_called has 41 characters; write at most 40")]
    public void WordForATheme_Checked_MeansNothingElse(string word, string? mistake)
    {
        var reading = Checked(new([], [Mapping("tight-timeline", "calm") with { AlsoCalled = List("hurry", word) }]));

        Assert.Equal(mistake is null ? [] : [mistake], reading.Mistakes.Select(found => found.Sentence));
        if (mistake is null)
            Assert.Equal(["hurry", word], reading.Bank!.Cards.Themes[0].AlsoCalled);
    }

    [Theory]
    [InlineData("hurry", "Hurry!")]
    [InlineData("trade-off", "trade off")]
    public void WordForTwoThemes_Checked_IsNamedWithThePlaceOfTheOther(string one, string other)
    {
        var reading = Checked(new(
            [],
            [Mapping("tight-timeline", "calm") with { AlsoCalled = new([Word(one, line: 5)], Line(5)) }, Mapping("limited-data", "care") with { AlsoCalled = new([Word(other, line: 8)], Line(8)) }]));

        var mistake = Assert.Single(reading.Mistakes);
        Assert.Equal((Line(8), BankMistakeKind.Twice), (mistake.Location, mistake.Kind));
        Assert.EndsWith($"stands already at {Line(5)}", mistake.Sentence);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void WordsForATheme_Checked_AreNotTooMany(int count, bool passes)
    {
        var words = List([.. Enumerable.Range(1, count).Select(n => $"word{n}")]);

        var mistakes = Checked(new([], [Mapping("tight-timeline", "calm") with { AlsoCalled = words }])).Mistakes;

        Assert.Equal(passes ? [] : ["also_called: 13 of them; write at most 12"], mistakes.Select(found => found.Sentence));
    }

    [Theory]
    [InlineData("twenty-three-characters", true)]
    [InlineData("twenty-four-characters-x", false)]
    public void KeyOfAPrinciple_Checked_LeavesRoomInAButton(string key, bool passes)
    {
        var bank = new RawBank(Line(1), Word("tiny"), Word("Tiny"), Word("Nobody's."), [Principle(key, 1), Principle("calm", 2), Principle("care", 3) with { Neighbours = Principle("care", 1).Neighbours }]);

        var mistakes = BankRules.Check(bank, []).Mistakes;

        Assert.Equal(passes, mistakes.Count == 0);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void WhatALevelAsks_Checked_FitsAForm(int length, bool passes)
    {
        var levels = new RawTexts(new[] { "junior", "senior", "staff" }.ToDictionary(level => level, level => Word(new string('x', level == "staff" ? length : 1), line: 7)), Line(6));
        var bank = ABank() with { Principles = [Principle("care", 1) with { Levels = levels }, Principle("calm", 2)] };

        var mistakes = BankRules.Check(bank, []).Mistakes;

        Assert.Equal(passes ? [] : [new BankMistake(Line(7), BankMistakeKind.WrongLength, "levels: staff has 201 characters; write at most 200")], mistakes);
    }

    [Fact]
    public void MorePrinciplesThanAListShows_Checked_AreRefused()
    {
        var principles = Enumerable.Range(1, 26).Select(n => Principle(n == 1 ? "care" : n == 2 ? "calm" : $"p-{n}", n)).ToList();

        var mistakes = BankRules.Check(ABank() with { Principles = principles }, []).Mistakes;

        Assert.Contains("26 principles", Assert.Single(mistakes).Sentence);
    }

    [Fact]
    public void NextKey_AfterRetiredOnes_IsNeverGivenTwice()
    {
        Assert.Equal("own-care-01", OwnPrompts.NextId(new("care"), []).Key);
        Assert.Equal("own-care-10", OwnPrompts.NextId(new("care"), [new("own-care-09"), new("own-careful-44"), new("own-care-02"), new("own-calm-77")]).Key);
        Assert.Equal("own-care-100", OwnPrompts.NextId(new("care"), [new("own-care-99")]).Key);
    }

    private static BankReading Checked(RawCards cards) => BankRules.Check(ABank() with { Cards = cards }, []);

    private static RawCard Card(string id, string title) => new(
        Line(1), Word(id), Word(title), Word("What it helps with."), null, [new(Line(2), Word("Part"), List("What to say."))]);

    private static RawTheme Mapping(string theme, params string[] principles) => new(Line(3), Word(theme), List(principles));
}
