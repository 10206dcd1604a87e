using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>One principle of a map.</summary>
/// <param name="Name">Its name where there is little room.</param>
/// <param name="Sign">How full its cell is; each sign has a shape of its own, so that nobody needs to tell colours apart.</param>
/// <param name="Words">The same in words.</param>
public sealed record Tile(string Name, CellSign Sign, string Words);

/// <summary>Principles that stand together.</summary>
/// <param name="Title">What they have in common; empty where they are all there are.</param>
/// <param name="Tiles">In the order of every other map.</param>
public sealed record TileGroup(string Title, IReadOnlyList<Tile> Tiles);

/// <summary>What a picture of a map shows: title, a cell for each principle, what the signs mean. How it is drawn is the business of who draws it.</summary>
/// <param name="Title">What it says in one line.</param>
/// <param name="Legend">What each sign means, in the order of every other legend.</param>
/// <param name="Groups">Those asked most, then the others; one group where there is no such difference.</param>
public sealed record MapPicture(string Title, string Subtitle, IReadOnlyList<(CellSign Sign, string Words)> Legend, IReadOnlyList<TileGroup> Groups)
{
    /// <summary>All principles.</summary>
    public IEnumerable<Tile> Tiles => Groups.SelectMany(group => group.Tiles);
}
