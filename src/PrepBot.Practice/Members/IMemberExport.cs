using PrepBot.Values.Identity;

namespace PrepBot.Practice.Members;

/// <summary>Collects everything held on one member, for that member alone. Never what is still blind, and of others no more than the member could see before.</summary>
public interface IMemberExport
{
    /// <summary>Holds the member's right to an export until the transaction ends.</summary>
    /// <returns>False when one is being made already, here or on another replica.</returns>
    Task<bool> TryHoldAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Everything, as tables; tables with nothing in them are there too, so that it shows.</summary>
    Task<IReadOnlyList<ExportTable>> CollectAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);
}

/// <summary>Part of what is held on a member.</summary>
/// <param name="Name">1-40 characters of a-z and hyphen: also the name of its file.</param>
/// <param name="Rows">A value for each column: text, a number, a truth, an instant, a day, a list of text, or null.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Writes an export as archives.</summary>
public interface IExportFiles
{
    /// <summary>
    /// Archives of one JSON file and a table for spreadsheets each, in which no cell is read as a formula. One archive where everything fits; else the
    /// same tables always end up in the same parts.
    /// </summary>
    /// <param name="tables">What is held.</param>
    /// <param name="part">Which part is wanted, from 0.</param>
    /// <param name="mostBytes">How large an archive may be.</param>
    /// <returns>The part and how many there are; null when there is no such part.</returns>
    (byte[] Archive, int Parts)? Write(IReadOnlyList<ExportTable> tables, int part, int mostBytes);
}
