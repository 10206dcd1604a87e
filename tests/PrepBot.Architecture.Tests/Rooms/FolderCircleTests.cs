namespace PrepBot.Architecture.Tests.Rooms;

/// <summary>Arrows between the folders of a room point one way, as those between rooms do: a folder can be read without those that need it.</summary>
public sealed class FolderCircleTests
{
    private static readonly Lazy<ILookup<FolderArrow, string>> Arrows = new(FolderArrows.Read);

    [Fact]
    public void Folders_OfARoom_TurnInNoCircle() => Offenders.None(InCircles().Select(arrow => $"{arrow}, by {Names(arrow)}"));

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
