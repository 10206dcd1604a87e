namespace PrepBot.Practice.Coverage.Pictures;

/// <summary>Names the picture has no letters for stand in it as numbers, and the words beside it say which number is whose: nothing becomes a row of boxes.</summary>
internal static class NumberedNames
{
    /// <summary>The picture with numbers for those names, and the sentence about them; the picture as it is and null when it has letters for all.</summary>
    /// <param name="picture">What to draw.</param>
    /// <param name="canDraw">Whether there are letters for a name.</param>
    public static (MapPicture Picture, string? Key) Create(MapPicture picture, Func<string, bool> canDraw)
    {
        var key = new List<string>();
        var number = 0;
        var groups = picture.Groups.Select(group => group with { Tiles = [.. group.Tiles.Select(Numbered)] }).ToList();
        return key.Count == 0 ? (picture, null) : (picture with { Groups = groups }, PictureTexts.NamesAsNumbers(string.Join(", ", key)));

        Tile Numbered(Tile tile)
        {
            number++;
            if (canDraw(tile.Name))
                return tile;

            key.Add($"No. {number} is {tile.Name}");
            return tile with { Name = $"No. {number}" };
        }
    }
}
