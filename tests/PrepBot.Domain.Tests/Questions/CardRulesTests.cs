using PrepBot.Domain.Questions;
using static PrepBot.Domain.Tests.Questions.BankEntries;

namespace PrepBot.Domain.Tests.Questions;

public sealed class CardRulesTests
{
    [Fact]
    public void CardsWithoutMistakes_Checked_AreInTheBank()
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

    [Theory]
    [InlineData("twenty-three-characters", true)]
    [InlineData("twenty-four-characters-x", false)]
    public void KeyOfAPrinciple_Checked_LeavesRoomInAButton(string key, bool passes)
    {
        var bank = new RawBank(Line(1), Word("tiny"), Word("Tiny"), Word("Nobody's."), [Principle(key, 1), Principle("calm", 2), Principle("care", 3) with { Neighbours = Principle("care", 1).Neighbours }]);

        var mistakes = BankRules.Check(bank, []).Mistakes;

        Assert.Equal(passes, mistakes.Count == 0);
    }

    [Fact]
    public void MorePrinciplesThanAListShows_Checked_AreRefused()
    {
        var principles = Enumerable.Range(1, 26).Select(n => Principle(n == 1 ? "care" : n == 2 ? "calm" : $"p-{n}", n)).ToList();

        var mistakes = BankRules.Check(Bank() with { Principles = principles }, []).Mistakes;

        Assert.Contains("26 principles", Assert.Single(mistakes).Sentence);
    }

    [Fact]
    public void NextKey_AfterRetiredOnes_IsNeverGivenTwice()
    {
        Assert.Equal("own-care-01", OwnPrompts.NextId(new("care"), []).Key);
        Assert.Equal("own-care-10", OwnPrompts.NextId(new("care"), [new("own-care-09"), new("own-careful-44"), new("own-care-02"), new("own-calm-77")]).Key);
        Assert.Equal("own-care-100", OwnPrompts.NextId(new("care"), [new("own-care-99")]).Key);
    }

    private static BankReading Checked(RawCards cards) => BankRules.Check(Bank() with { Cards = cards }, []);

    private static RawCard Card(string id, string title) => new(
        Line(1), Word(id), Word(title), Word("What it helps with."), null, [new(Line(2), Word("Part"), List("What to say."))]);

    private static RawTheme Mapping(string theme, params string[] principles) => new(Line(3), Word(theme), List(principles));
}
