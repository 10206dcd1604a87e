namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>Arrows between the folders of a room point one way, as those between rooms do: a folder can be read without those that need it.</summary>
public sealed class FolderCircleTests
{
    private static readonly Lazy<ILookup<FolderArrow, string>> Arrows = new(FolderArrows.Read);

    /// <summary>Arrows that still turn in a circle, by the folder they begin in. This list may only become shorter.</summary>
    private static readonly (string Room, string From, string[] To)[] Still =
    [
        ("PrepBot.Practice", "Communities", ["Coverage", "Debriefs", "Members", "Queue", "Refusals", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Coverage", ["Communities", "Debriefs", "Members", "Queue", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Debriefs", ["Communities", "Coverage", "Members", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Members", ["Communities", "Coverage", "Queue", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Questions", ["Communities", "Coverage", "Queue", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Queue", ["Communities", "Coverage", "Members", "Refusals", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Refusals", ["Communities", "Coverage", "Queue", "Rounds", "Wording"]),
        ("PrepBot.Practice", "Rounds", ["Communities", "Debriefs", "Members", "Questions", "Queue", "Refusals", "Wording"]),
        ("PrepBot.Practice", "Wording", ["Members"]),
    ];

    private static readonly IReadOnlySet<FolderArrow> Known =
        Still.SelectMany(arrows => arrows.To, (arrows, to) => new FolderArrow(arrows.Room, arrows.From, to)).ToHashSet();

    [Fact]
    public void Folders_OfARoom_TurnInNoCircle() => Offenders.None(InCircles().Except(Known).Select(arrow => $"{arrow}, by {Names(arrow)}"));

    [Fact]
    public void CircleThatIsGone_IsKnownNoMore() => Offenders.None(Known.Except(InCircles()));

    // With nothing read, nothing would turn.
    [Theory]
    [InlineData("PrepBot.Domain", "Debriefs", "Rounds", "RevealRule -> Round")]
    [InlineData("PrepBot.Storage", "Rounds", "Documents", "RoundRow -> RoundProgress")]
    [InlineData("PrepBot.Domain", "Questions", "Debriefs", "BankWords.cs -> using PrepBot.Domain.Debriefs;")]
    public void Arrow_IsRead(string room, string from, string to, string names) => Assert.Contains(names, Arrows.Value[new FolderArrow(room, from, to)]);

    [Fact]
    public void Arrows_ThatLeadBack_AreInACircle()
    {
        FolderArrow[] circle = [new("Room", "A", "B"), new("Room", "B", "C"), new("Room", "C", "A")];
        FolderArrow[] beside = [new("Room", "In", "A"), new("Room", "A", "Out"), new("Other", "Out", "A")];

        var found = FolderArrow.InCircles([.. circle, .. beside]);

        Assert.Equal(circle, found);
    }

    private static IReadOnlyList<FolderArrow> InCircles() => FolderArrow.InCircles([.. Arrows.Value.Select(arrow => arrow.Key)]);

    private static string Names(FolderArrow arrow) => string.Join(", ", Arrows.Value[arrow].Distinct().Order(StringComparer.Ordinal).Take(8));
}
