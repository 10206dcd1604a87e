using System.Text;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>A community's own prompts from and to files of any size, for the command line.</summary>
/// <param name="units">Opens the transaction.</param>
/// <param name="files">Reads and writes the files.</param>
/// <param name="bank">The bank they stand beside.</param>
/// <param name="output">Told what happened, a line each.</param>
public sealed class CommunityPrompts(IUnitOfWorkFactory units, IPromptFiles files, QuestionBank bank, TextWriter output)
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>Nothing was changed; the lines before tell why.</summary>
    public const int Refused = 1;

    private const long LargestFile = 5_000_000;

    /// <summary>Brings a file in, all of it or nothing; each mistake is told as <c>file:line reason</c>.</summary>
    /// <param name="community">The platform, a colon, and its own id of the community.</param>
    /// <param name="cancellationToken">Stops it, with nothing changed.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ImportAsync(string community, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return await RefuseAsync($"{path}: there is no such file.");
        if (new FileInfo(path).Length > LargestFile)
            return await RefuseAsync($"{path}: more than {LargestFile / 1_000_000} MB. Bring it in parts.");

        await using var work = await units.BeginAsync(cancellationToken);
        if (await FindAsync(work, community, cancellationToken) is not { } found)
            return await RefuseAsync(NoSuch(community));

        var reading = files.Read(path, await File.ReadAllBytesAsync(path, cancellationToken));
        var outcome = await new PromptImport(bank, files).ImportAsync(work, found, path, reading, cancellationToken);
        switch (outcome)
        {
            case ImportOutcome.Imported imported:
                await work.CommitAsync(cancellationToken);
                await output.WriteLineAsync($"{imported.Prompts} prompts read: {imported.Added} new, {imported.Changed} changed.");
                foreach (var remark in imported.Remarks)
                    await output.WriteLineAsync(remark);
                foreach (var advice in imported.Advice)
                    await output.WriteLineAsync($"{advice} (advice)");
                return Fine;
            case ImportOutcome.Plain plain:
                return await RefuseAsync($"{path}: a plain list of {plain.Drafts.Count} questions; nothing was imported. Paste it into /mock-admin question import: there it becomes drafts, which an organiser completes one by one.");
            case ImportOutcome.Refused refused:
                foreach (var mistake in refused.Mistakes)
                    await output.WriteLineAsync(mistake.ToString());
                return await RefuseAsync(refused.Mistakes.Count == 1 ? "1 mistake; nothing was imported." : $"{refused.Mistakes.Count} mistakes; nothing was imported.");
            default:
                throw new NotSupportedException($"No words for {outcome.GetType().Name}.");
        }
    }

    /// <summary>Writes the community's prompts, without retired ones; what the file is called decides its form.</summary>
    /// <inheritdoc cref="ImportAsync"/>
    public async Task<int> ExportAsync(string community, string path, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await FindAsync(work, community, cancellationToken) is not { } found)
            return await RefuseAsync(NoSuch(community));

        var own = await work.OwnPrompts.AllAsync(found, forChange: false, cancellationToken);
        var prompts = own.Where(prompt => !prompt.IsRetired).Select(prompt => prompt.Prompt).ToList();
        var form = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? PromptFileForm.Csv : PromptFileForm.Yaml;

        // Excel takes a table without a mark for one of its own old encodings.
        var encoding = form == PromptFileForm.Csv ? Encoding.UTF8 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await File.WriteAllTextAsync(path, files.Write(form, prompts), encoding, cancellationToken);
        await output.WriteLineAsync($"{prompts.Count} prompts written to {path}.");
        return Fine;
    }

    private static string NoSuch(string community) =>
        $"--community {community}: the bot has not met this community. Write the platform, a colon, and its own id of the community.";

    private static async Task<CommunityId?> FindAsync(IUnitOfWork work, string community, CancellationToken cancellationToken) =>
        community.Split(':', 2) is [{ Length: > 0 } platform, { Length: > 0 } id]
        && await work.Communities.FindAsync(new CommunityRef(new PlatformName(platform), id), cancellationToken) is { } found
            ? found.Id
            : null;

    private async Task<int> RefuseAsync(string why)
    {
        await output.WriteLineAsync(why);
        return Refused;
    }
}
