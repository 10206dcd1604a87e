using System.Globalization;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>
/// The marks of who was forgotten, as a file beside the backups: an older backup does not know who asked since. A line each, and nobody can tell from
/// it who it was.
/// </summary>
/// <param name="output">What is said.</param>
public sealed class ForgottenMarks(IUnitOfWorkFactory units, TextWriter output)
{
    private const int MarkBytes = 32;

    /// <summary>Writes every mark.</summary>
    /// <returns>0.</returns>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    public async Task<int> ExportAsync(string file, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var marks = await work.Erasures.MarksAsync(cancellationToken);
        await File.WriteAllLinesAsync(file, marks.Select(Line), cancellationToken);
        await output.WriteLineAsync($"{file} has the marks of {marks.Count} who were forgotten. Keep it with the backups; it works with the same encryption key only.");
        return 0;
    }

    /// <summary>Takes over marks from a file, all of them or none. Who is here again because of a restored backup is erased when the bot next looks.</summary>
    /// <returns>0, or 1 when a line is no mark.</returns>
    /// <exception cref="StoreException">The database did not do as asked: nothing was taken over.</exception>
    public async Task<int> ImportAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await output.WriteLineAsync($"{file}: there is no such file.");
            return 1;
        }

        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        var marks = lines.Index().Where(line => line.Item.Trim().Length > 0).Select(line => (Line: line.Index + 1, Mark: Read(line.Item))).ToList();
        foreach (var (line, _) in marks.Where(read => read.Mark is null))
            await output.WriteLineAsync($"{file}:{line} is no mark: platform, community, instant and mark belong there, with tabs between.");
        if (marks.Exists(read => read.Mark is null))
            return 1;

        await using var work = await units.BeginAsync(cancellationToken);
        var added = 0;
        foreach (var (_, mark) in marks)
            added += await work.Erasures.AddMarkAsync(mark!, cancellationToken) ? 1 : 0;

        await work.CommitAsync(cancellationToken);
        await output.WriteLineAsync($"{added} of {marks.Count} were new. Whoever of them is in the database again is erased when the bot starts, or within the hour.");
        return 0;
    }

    private static string Line(ForgottenMark mark) => string.Join(
        '\t', mark.Community.Platform.Name, mark.Community.ExternalId, mark.AskedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), mark.Mark);

    private static ForgottenMark? Read(string line)
    {
        var bytes = new byte[MarkBytes];
        return line.Split('\t') is [var platform, var community, var instant, var mark]
            && DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var askedAt)
            && Convert.TryFromBase64String(mark.Trim(), bytes, out var written) && written == MarkBytes
                ? new ForgottenMark(new CommunityRef(new PlatformName(platform), community), mark.Trim(), askedAt)
                : null;
    }
}
