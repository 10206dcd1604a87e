using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Principles;
using PrepBot.Testing;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Tests.Principles;

/// <summary>Reads as the manual of what may be typed for a principle.</summary>
public sealed class PrincipleFinderTests
{
    private static readonly PrincipleFinder Finder = new(ThePrinciples.Set);

    [Theory]
    // The whole name, in any case, with or without its punctuation.
    [InlineData("Customer Obsession", "customer-obsession")]
    [InlineData("OWNERSHIP", "ownership")]
    [InlineData("Are Right, A Lot", "are-right-a-lot")]
    [InlineData("are right a lot", "are-right-a-lot")]
    [InlineData("Have Backbone; Disagree and Commit", "have-backbone")]
    [InlineData("have backbone and disagree & commit", "have-backbone")]
    [InlineData("Strive to be Earth's Best Employer", "best-employer")]
    [InlineData("strive to be earth’s best employer", "best-employer")]
    [InlineData("earths best employer", "best-employer")]
    [InlineData("Success and Scale Bring Broad Responsibility", "broad-responsibility")]
    [InlineData("  \"dive   deep\"!  ", "dive-deep")]
    // Hyphens, underscores, hashes, one word, one word too many.
    [InlineData("customer-obsession", "customer-obsession")]
    [InlineData("bias_for_action", "bias-for-action")]
    [InlineData("#DiveDeep", "dive-deep")]
    [InlineData("earntrust", "earn-trust")]
    [InlineData("back bone", "have-backbone")]
    [InlineData("owner ship", "ownership")]
    // The key of its file.
    [InlineData("highest-standards", "highest-standards")]
    [InlineData("hire-and-develop", "hire-and-develop")]
    // A part that says enough, small words left out, the other way round.
    [InlineData("backbone", "have-backbone")]
    [InlineData("disagree and commit", "have-backbone")]
    [InlineData("disagree commit", "have-backbone")]
    [InlineData("standards", "highest-standards")]
    [InlineData("the highest standards", "highest-standards")]
    [InlineData("insist", "highest-standards")]
    [InlineData("bias action", "bias-for-action")]
    [InlineData("action", "bias-for-action")]
    [InlineData("be curious", "learn-and-be-curious")]
    [InlineData("learn curious", "learn-and-be-curious")]
    [InlineData("simplify", "invent-and-simplify")]
    [InlineData("hire & develop", "hire-and-develop")]
    [InlineData("trust", "earn-trust")]
    [InlineData("earth", "best-employer")]
    [InlineData("a lot", "are-right-a-lot")]
    [InlineData("the best", "hire-and-develop")]
    [InlineData("deep dive", "dive-deep")]
    // Initials, with or without those of small words, with dots.
    [InlineData("DD", "dive-deep")]
    [InlineData("dd", "dive-deep")]
    [InlineData("D.D.", "dive-deep")]
    [InlineData("CO", "customer-obsession")]
    [InlineData("BfA", "bias-for-action")]
    [InlineData("BA", "bias-for-action")]
    [InlineData("HBDC", "have-backbone")]
    [InlineData("DAC", "have-backbone")]
    [InlineData("ARAL", "are-right-a-lot")]
    [InlineData("LBC", "learn-and-be-curious")]
    [InlineData("LABC", "learn-and-be-curious")]
    [InlineData("IHS", "highest-standards")]
    [InlineData("IOTHS", "highest-standards")]
    [InlineData("HDB", "hire-and-develop")]
    [InlineData("ET", "earn-trust")]
    [InlineData("TB", "think-big")]
    [InlineData("DR", "deliver-results")]
    [InlineData("SEBE", "best-employer")]
    [InlineData("IS", "invent-and-simplify")]
    // Abbreviations and related words.
    [InlineData("frug", "frugality")]
    [InlineData("own", "ownership")]
    [InlineData("cust obs", "customer-obsession")]
    [InlineData("customer obsessed", "customer-obsession")]
    [InlineData("curiosity", "learn-and-be-curious")]
    [InlineData("simplicity", "invent-and-simplify")]
    [InlineData("thinking big", "think-big")]
    [InlineData("delivery", "deliver-results")]
    // Slips of typing.
    [InlineData("dive deap", "dive-deep")]
    [InlineData("dvie deep", "dive-deep")]
    [InlineData("divedep", "dive-deep")]
    [InlineData("ownreship", "ownership")]
    [InlineData("onwership", "ownership")]
    [InlineData("frugallity", "frugality")]
    [InlineData("costumer obsesion", "customer-obsession")]
    [InlineData("earn turst", "earn-trust")]
    [InlineData("deliver reslts", "deliver-results")]
    [InlineData("disagre and comit", "have-backbone")]
    [InlineData("insist on the higest standarts", "highest-standards")]
    [InlineData("learn and be curius", "learn-and-be-curious")]
    // Accents.
    [InlineData("Ównérship", "ownership")]
    [InlineData("fru\u0301gality", "frugality")]
    // Words around it.
    [InlineData("the Dive Deep principle", "dive-deep")]
    [InlineData("LP ownership please", "ownership")]
    [InlineData("something about earn trust maybe", "earn-trust")]
    public void Text_Searched_FindsThePrinciple(string text, string expected) =>
        Assert.Equal(new PrincipleSearch.Found(new PrincipleId(expected)), Finder.Find(text));

    [Theory]
    [InlineData("best", "hire-and-develop best-employer")]
    [InlineData("dive deep or ownership", "ownership dive-deep")]
    public void TextThatFitsSeveral_Searched_NamesThem(string text, string expected)
    {
        var ambiguous = Assert.IsType<PrincipleSearch.Ambiguous>(Finder.Find(text));

        Assert.Equal(expected, string.Join(' ', ambiguous.Candidates));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("purple")]
    [InlineData("and")]
    [InlineData("is")]
    [InlineData("the")]
    [InlineData("4")]
    [InlineData("standup")]
    [InlineData("here")]
    [InlineData("😀")]
    [InlineData("\ud83d")]
    public void TextThatNamesNone_Searched_FindsNothing(string text) =>
        Assert.IsType<PrincipleSearch.NotFound>(Finder.Find(text));

    [Theory]
    [InlineData("dyve depe", "dive-deep")]
    [InlineData("frogalty", "frugality")]
    [InlineData("buckbones", "have-backbone")]
    public void TextNearAName_Searched_SuggestsIt(string text, string expected)
    {
        var search = Finder.Find(text);

        var nearest = search is PrincipleSearch.NotFound notFound ? notFound.Nearest : [((PrincipleSearch.Found)search).Principle];
        Assert.Equal(expected, nearest[0].Key);
    }

    [Fact]
    public void PurpleText_Searched_SuggestsAtMostThree() =>
        Assert.InRange(Assert.IsType<PrincipleSearch.NotFound>(Finder.Find("responsable employees of custom trusts")).Nearest.Count, 1, 3);

    [Fact]
    public void EveryPrinciple_SearchedByNameAndKey_IsFound() =>
        Assert.All(ThePrinciples.Set.InPublishedOrder, principle =>
        {
            Assert.Equal(new PrincipleSearch.Found(principle.Id), Finder.Find(principle.Name));
            Assert.Equal(new PrincipleSearch.Found(principle.Id), Finder.Find(principle.Id.Key));
        });

    [Fact]
    public void BuiltInBank_Searched_HasTheSameNamesAndKeysAsThisTable() =>
        Assert.Equal(
            ThePrinciples.Set.InPublishedOrder.Select(principle => (principle.Id, principle.Name, principle.PublishedPlace, principle.ProbeRank)),
            BuiltInBank.Read().Principles.InPublishedOrder.Select(principle => (principle.Id, principle.Name, principle.PublishedPlace, principle.ProbeRank)));

    [Theory]
    // Another company's values: nothing is known of them but their names.
    [InlineData("move fast", "move-fast")]
    [InlineData("MF", "move-fast")]
    [InlineData("trust", "trust")]
    [InlineData("ET", "earn-trust")]
    [InlineData("moove fast", "move-fast")]
    [InlineData("be bold", "be-bold")]
    [InlineData("bold", "be-bold")]
    [InlineData("mut", "mut-zur-lücke")]
    [InlineData("mut zur lucke", "mut-zur-lücke")]
    [InlineData("честность", "честность")]
    public void AnotherSet_Searched_WorksAlike(string text, string expected)
    {
        var finder = new PrincipleFinder(ThePrinciples.Named("Move Fast", "Trust", "Earn Trust", "Be Bold", "Mut zur Lücke", "Честность"));

        Assert.Equal(new PrincipleSearch.Found(new PrincipleId(expected)), finder.Find(text));
    }

    [Fact]
    public void TwoNamesWithTheSameInitials_SearchedByThem_AreBothNamed()
    {
        var finder = new PrincipleFinder(ThePrinciples.Named("Dive Deep", "Do Daily"));

        Assert.Equal(2, Assert.IsType<PrincipleSearch.Ambiguous>(finder.Find("DD")).Candidates.Count);
    }

    [Fact]
    public void Alias_Searched_FindsItsPrinciple()
    {
        var set = new PrincipleSet(ThePrinciples.Set.InPublishedOrder.Select(p => p.Id == ThePrinciples.Frugality ? p with { Aliases = ["Cheap and Cheerful"] } : p));

        Assert.Equal(new PrincipleSearch.Found(ThePrinciples.Frugality), new PrincipleFinder(set).Find("cheap & cheerful"));
        Assert.Equal(new PrincipleSearch.Found(ThePrinciples.Frugality), new PrincipleFinder(set).Find("cheap cheerfull"));
    }

    [Theory]
    // From the first word on: the principle and how many words name it.
    [InlineData("dive deep ownership", "dive-deep", 2)]
    [InlineData("ownership as candidate", "ownership", 1)]
    [InlineData("are right, a lot, trust", "are-right-a-lot", 4)]
    [InlineData("have backbone; disagree and commit and ownership", "have-backbone", 5)]
    [InlineData("learn and be curious and think big", "learn-and-be-curious", 4)]
    [InlineData("deliver results for half an hour", "deliver-results", 2)]
    [InlineData("trust with raj", "earn-trust", 1)]
    public void SomeWords_SearchedFromTheFirst_TakeTheLongestName(string text, string expected, int words)
    {
        var match = Finder.LongestAt(FreeText.Words(text), 0);

        Assert.Equal(new PrincipleMatch(words, new PrincipleSearch.Found(new PrincipleId(expected)), Exact: true), match);
    }

    [Theory]
    [InlineData("as candidate")]
    [InlineData("with raj")]
    [InlineData("and ownership is")]
    [InlineData("for half")]
    public void OtherWords_SearchedFromTheFirst_AreNoPrinciple(string text) =>
        Assert.True(Finder.LongestAt(FreeText.Words(text), 0) is null or { Search: PrincipleSearch.Found { Principle.Key: "ownership" } });

    [Theory]
    [InlineData("d", "dive-deep deliver-results have-backbone hire-and-develop")]
    [InlineData("di", "dive-deep have-backbone")]
    [InlineData("dive d", "dive-deep")]
    [InlineData("dd", "dive-deep")]
    [InlineData("stan", "highest-standards")]
    [InlineData("zz", "")]
    public void BeginningOfAName_Completed_GivesThoseMostProbedFirst(string typed, string expected) =>
        Assert.Equal(expected, string.Join(' ', Finder.Completing(typed)));

    [Fact]
    public void NothingTyped_Completed_GivesAll() => Assert.Equal(16, Finder.Completing(" ").Count);

    [Fact]
    public void AnyText_Searched_NeverThrows() =>
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Frequency(
            (5, Gen.Choose(32, 126)), (2, Gen.Choose(0xC0, 0x24F)), (1, Gen.Choose(0xD800, 0xDFFF)), (1, Gen.Choose(0, 0xFFFF)))).Select(codes => new string([.. codes.Select(code => (char)code)]))), text =>
        {
            Assert.NotNull(Finder.Find(text));
            Assert.NotNull(Finder.Completing(text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
