namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>How full a tile is. Each has a pattern of its own, so that nobody needs to tell colours apart.</summary>
public enum Fill
{
    /// <summary>White, with a dashed edge.</summary>
    Empty = 0,

    /// <summary>Sparse dots.</summary>
    Dotted = 1,

    /// <summary>Stripes.</summary>
    Striped = 2,

    /// <summary>Full, with a tick.</summary>
    Solid = 3,
}

/// <summary>One principle of a map.</summary>
/// <param name="Name">Its name, wrapped and never cut.</param>
/// <param name="Fill">How full.</param>
/// <param name="Words">The same in words.</param>
public sealed record Tile(string Name, Fill Fill, string Words);

/// <summary>What a picture of a map shows: title, what the patterns mean, a tile for each principle. How it is drawn is the business of who draws it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Legend">What each pattern means, the fullest first.</param>
/// <param name="Tiles">The principles, in the published order.</param>
public sealed record MapPicture(string Title, string Subtitle, IReadOnlyList<(Fill Fill, string Words)> Legend, IReadOnlyList<Tile> Tiles);
