using System.Text;

namespace PrepBot.Chat.Messages;

/// <summary>How full a cell of a map is, from full to open: a sign each, of one width, the same everywhere.</summary>
public enum CellSign
{
    /// <summary>□</summary>
    Open = 0,

    /// <summary>◧</summary>
    Half = 1,

    /// <summary>▣</summary>
    Older = 2,

    /// <summary>■</summary>
    Full = 3,

    /// <summary>◆</summary>
    New = 4,
}

/// <summary>A cell with its name.</summary>
/// <param name="Sign">How full it is.</param>
/// <param name="Name">1-<see cref="Label.MaxCell"/> characters.</param>
public sealed record Cell(CellSign Sign, string Name);

/// <summary>Cells with their names, two in a line and read line by line.</summary>
/// <param name="Cells">1-25 of them.</param>
/// <param name="GapAfter">After so many there is a gap; 0 for none.</param>
public sealed record CellMap(IReadOnlyList<Cell> Cells, int GapAfter) : Block
{
    /// <summary>The lines, two cells each; an empty one is the gap.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Lines() => GapAfter > 0 && GapAfter < Cells.Count
        ? [.. Cells.Take(GapAfter).Chunk(2), [], .. Cells.Skip(GapAfter).Chunk(2)]
        : Cells.Chunk(2);

    public override string ToPlainText() => string.Join('\n', Lines().Where(line => line.Count > 0).Select(line => string.Join("  ", line.Select(cell => $"{CellSigns.Of(cell.Sign)} {cell.Name}"))));
}

/// <summary>Cells without their names, one after the other in a line of text.</summary>
/// <param name="Signs">1-25 of them.</param>
/// <param name="GapAfter">After so many there is a bar; 0 for none.</param>
public sealed record CellStrip(IReadOnlyList<CellSign> Signs, int GapAfter) : Span
{
    /// <summary>"■■□│◆".</summary>
    public string ToText()
    {
        var text = new StringBuilder(Signs.Count + 1);
        for (var i = 0; i < Signs.Count; i++)
        {
            if (i == GapAfter && i > 0)
                text.Append('│');
            text.Append(CellSigns.Of(Signs[i]));
        }

        return text.ToString();
    }
}

/// <summary>The signs.</summary>
public static class CellSigns
{
    public static char Of(CellSign sign) => sign switch
    {
        CellSign.Open => '□',
        CellSign.Half => '◧',
        CellSign.Older => '▣',
        CellSign.Full => '■',
        CellSign.New => '◆',
        _ => throw new ArgumentOutOfRangeException(nameof(sign)),
    };
}
