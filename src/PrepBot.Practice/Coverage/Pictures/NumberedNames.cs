namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>Names the picture has no letters for stand in it as numbers, and the words beside it say which number is whose: nothing becomes a row of boxes.</summary>
internal static class NumberedNames
{
    /// <summary>The picture with numbers for those names, and the sentence about them; the picture as it is and null when it has letters for all.</summary>
    /// <param name="picture">What to draw.</param>
    /// <param name="canDraw">Whether there are letters for a name.</param>
    public static (MapPicture Picture, string? Key) Create(MapPicture picture, Func<string, bool> canDraw)
    {
        var numbered = picture.Tiles.Index().Where(tile => !canDraw(tile.Item.Name)).Select(tile => (tile.Index, Number: $"No. {tile.Index + 1}", tile.Item.Name)).ToList();
        if (numbered.Count == 0)
            return (picture, null);

        var tiles = picture.Tiles.ToArray();
        foreach (var (index, number, _) in numbered)
            tiles[index] = tiles[index] with { Name = number };

        var key = string.Join(", ", numbered.Select(one => $"{one.Number} is {one.Name}"));
        return (picture with { Tiles = tiles }, PictureTexts.NamesAsNumbers(key));
    }
}
