using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Members.ExportMine;

/// <summary>Everything held on the member in this community, as an archive of JSON and CSV. Made anew each time, and kept nowhere by the bot.</summary>
internal sealed class ExportMine(IExportFiles files, IEnumerable<IChatPlatform> platforms) : Feature
{
    private static readonly CommandDefinition Command = new("export", ExportMineTexts.CommandHelp, []);

    public override string Name => ExportActions.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Anybody, HandlerKind.Shows, (call, cancellationToken) => ExportAsync(call, 0, cancellationToken)),
        new(new OnClick("part"), AccessRule.Anybody, HandlerKind.Shows, (call, cancellationToken) => ExportAsync(call, (call.Target.Number(0) ?? 1) - 1, cancellationToken)),
    ];

    private async Task<Reply> ExportAsync(Call call, int part, CancellationToken cancellationToken)
    {
        // Held until the archive is made, which is the dear part.
        var (isHeld, tables) = await call.Work.TogetherAsync(
            () => call.Work.Export.TryHoldAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Export.CollectAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
        if (!isHeld)
            return Reply.Privately(ExportMineTexts.BeingMade);

        var said = await SaidAsync(call, cancellationToken);
        if (files.Write(said is null ? tables : [.. tables, said], part, Attachment.MaxBytes) is not var (archive, parts))
            return Reply.Privately(ExportMineTexts.NoSuchPart);

        var name = parts == 1 ? "prepbot-export.zip" : $"prepbot-export-{part + 1}-of-{parts}.zip";
        var rows = tables.Sum(table => table.Rows.Count);
        var text = ExportMineTexts.HereItIs(parts, part);
        return new PrivateReply(part + 1 < parts ? Message.Create(text, ExportActions.Part(part + 1)) : Message.Create(text))
        {
            Keep = true,
            File = new Attachment(name, "application/zip", archive, ExportMineTexts.Contents(rows, tables.Count)),
        };
    }

    /// <summary>Conversations that we keep ourselves; real chat services keep and export their own.</summary>
    private async Task<ExportTable?> SaidAsync(Call call, CancellationToken cancellationToken)
    {
        if (platforms.FirstOrDefault(platform => platform.Name == call.Community.Ref.Platform) is not IRemembersConversations remembering)
            return null;

        var said = await remembering.SaidAsync(call.Community.Ref, call.Member.Person, cancellationToken);
        return new ExportTable(
            "conversations",
            ["at", "place", "said_by_me", "text"],
            [.. said.Select(words => (IReadOnlyList<object?>)[words.At, words.Room, words.ByThem, words.Text])]);
    }
}

/// <summary>The feature's buttons.</summary>
internal static class ExportActions
{
    public const string Feature = "export";

    public static Button TakeFirst { get; } = new(new ActionId(Feature, "part", Subject.None.And(1)), ExportMineTexts.GiveMeEverythingFirst);

    /// <param name="part">Which, from 0.</param>
    public static Button Part(int part) => new(new ActionId(Feature, "part", Subject.None.And(part + 1)), $"Part {part + 1}");
}
