using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Refusals;

/// <summary>The state of each channel and room, for organisers.</summary>
internal static class ChannelList
{
    /// <summary>Those with trouble come first; the rest is counted.</summary>
    private const int MaxListed = 10;

    public static async Task<IReadOnlyList<Block>> OfAsync(IUnitOfWork work, Community community, Remedies remedies, CancellationToken cancellationToken)
    {
        var (channels, refused) = await work.TogetherAsync(
            () => work.Communities.ChannelsAsync(community.Id, cancellationToken), () => work.Places.CurrentAsync(community.Id, cancellationToken), cancellationToken);
        var lines = channels
            .Select(channel => (Channel: channel, Refused: refused.Where(target => target.Target.Subject == channel.Id.Value).ToList()))
            .OrderBy(line => line.Refused.Count == 0)
            .ToList();
        var blocks = new List<Block> { new Paragraph(RichText.Create($"{"Channels":strong}")) };
        if (lines.Count == 0)
            blocks.Add(new Paragraph("none is open for mocks"));
        foreach (var (channel, troubles) in lines.Take(MaxListed))
            blocks.Add(new Paragraph(Line(community, channel, troubles, remedies)));

        if (lines.Count > MaxListed)
            blocks.Add(new Paragraph($"and {lines.Count - MaxListed} more"));

        var lost = refused.Count(target => target.Target.Use == TargetUse.Room);
        if (lost > 0)
            blocks.Add(new Paragraph(TroubleTexts.RoundsWithoutRoom(lost)));
        return blocks;
    }

    private static RichText Line(Community community, Channel channel, List<RefusedTarget> troubles, Remedies remedies)
    {
        var spans = new List<Span> { new RoomName(channel.Room) };
        if (troubles.Count == 0)
            spans.Add(new Words(": open"));
        foreach (var trouble in troubles)
        {
            spans.Add(new Words(trouble.Target.Use == TargetUse.OpenRooms ? "; rounds are held in private messages since " : channel.Enabled ? ": I cannot post there since " : $": closed, because it is {(trouble.Refusal == PlatformRefusal.Archived ? "archived" : "gone")}, since "));
            spans.Add(new Moment(trouble.Since, MomentStyle.DateAndTime));
            if (remedies.For(community.Ref, trouble.Refusal, trouble.Rights) is { } remedy)
                spans.Add(new Words($"; please {remedy}"));
        }

        return new RichText(spans);
    }
}
