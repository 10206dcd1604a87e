using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>The one card of a channel that shows who waits for what. Edited in place, never a second one; when somebody begins to wait and it has scrolled away, it moves to the end of the channel.</summary>
internal sealed class QueueCard(PrincipleSet principles) : ICard
{
    public const string Name = "queue";

    /// <summary>How many are listed, each with a button; the others are counted. More would fill a phone's screen.</summary>
    private const int MaxListed = 5;

    /// <summary>A card that has stood for so long has scrolled away. So it is posted anew this often at most.</summary>
    private static readonly TimeSpan ScrolledAway = TimeSpan.FromMinutes(30);

    private static readonly Message Elsewhere = Message.Create(QueueTexts.OnTheNewestCard);

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        var channel = ChannelId.From(subject.Row);
        if (await work.Communities.FindChannelAsync(subject.CommunityId, channel, cancellationToken) is not { Enabled: true })
            return new CardFace(new CardLocation.InChannel(channel), Closed) { Anew = new PostedAnew(null, Elsewhere) };

        var entries = await work.Queue.OfChannelAsync(subject.CommunityId, channel, cancellationToken);
        var people = await People.LoadAsync(work, subject.CommunityId, entries.Select(entry => entry.MemberId), cancellationToken);
        var busy = entries.Count > 0 ? null : await BusyAsync(work, subject.CommunityId, cancellationToken);
        var rooms = await work.Places.FindAsync(TargetKey.Rooms(subject.CommunityId, channel), cancellationToken);
        return new CardFace(new CardLocation.InChannel(channel), Draw(channel, entries, people, rooms, busy))
        {
            Waiting = [.. entries.Take(MaxListed).Select(entry => people.Person(entry.MemberId)).OfType<PersonRef>()],
            Anew = new PostedAnew(entries.Where(entry => entry.Role != WantedRole.Observer).Select(entry => (DateTimeOffset?)entry.Since).Max() - ScrolledAway, Elsewhere),
        };
    }

    private static Message Closed { get; } = new(
    [
        new Heading("Closed for mocks"),
        new Paragraph(QueueTexts.ChannelClosed),
    ]);

    private Message Draw(ChannelId channel, IReadOnlyList<WaitingEntry> entries, People people, RefusedTarget? rooms, string? busy)
    {
        var blocks = new List<Block> { new Heading(entries.Count == 0 ? QueueTexts.NobodyWaits : QueueTexts.Waiting) };
        foreach (var entry in entries.Take(MaxListed))
            blocks.Add(Line(channel, entry, people, leads: blocks.Count == 1));

        if (entries.Count > MaxListed)
            blocks.Add(new SmallPrint(QueueTexts.Others(entries.Count - MaxListed)));

        blocks.Add(new Paragraph(RichText.Plain(
            entries.Count == 0 ? QueueTexts.PressAButton : QueueTexts.PressToJoin, Emphasis.Light)));
        if (busy is not null)
            blocks.Add(new SmallPrint(RichText.Plain(busy)));
        if (rooms is not null)
            blocks.Add(new Paragraph(RichText.Plain(QueueTexts.RoomsArePrivate(rooms.Rights), Emphasis.Light)));

        blocks.Add(new Buttons(
        [
            Join(channel, "candidate", "Candidate"),
            Join(channel, "interviewer", "Interviewer"),
            Join(channel, "either", "Either"),
            Join(channel, "observer", "Observer"),
            new Button(new ActionId("leave", "queue", Subject.Create(channel)), "Leave"),
        ]));
        return new Message(blocks) { Accent = entries.Count == 0 ? Accent.Grey : Accent.Green };
    }

    /// <summary>When somebody is most likely met here: said where nobody waits, since it is then that one asks.</summary>
    private static async Task<string?> BusyAsync(IUnitOfWork work, CommunityId community, CancellationToken cancellationToken)
    {
        var (held, home) = await work.TogetherAsync(
            () => work.Queue.HeldAsync(community, work.Now - BusyHours.Window, cancellationToken), () => work.Communities.GetAsync(community, cancellationToken), cancellationToken);
        return BusyHours.Find(held, home.Settings.TimeZone) is { } busy ? QueueTexts.MostRoundsStart(busy, home.Settings.TimeZone) : null;
    }

    /// <summary>Who waits for what, and the button that is paired with just them. Nobody can be paired with who only watches.</summary>
    private Block Line(ChannelId channel, WaitingEntry entry, People people, bool leads)
    {
        var line = Line(entry, people);
        return PartnerButton.RoleBeside(entry.Role) is { } role && people.Find(entry.MemberId) is not null
            ? new Section(line, PartnerButton.Create(channel, entry, people.PlainName(entry.MemberId), role) with { Style = leads ? ButtonStyle.Primary : ButtonStyle.Normal })
            : new Paragraph(line);
    }

    private RichText Line(WaitingEntry entry, People people)
    {
        var wish = entry.Role == WantedRole.Observer ? "would watch and count" : entry.Principles.Count == 0 ? "anything" : InWords.List([.. entry.Principles.Select(principles.NameOf)]);
        var minutes = entry.Minutes is { } asked ? $" · {asked} min" : "";
        return RichText.Create(
            $"{people.Name(entry.MemberId)} · {InWords.Name(entry.Role):strong} · {wish}{minutes} · since {new Moment(entry.Since, MomentStyle.Relative)}");
    }

    private static Button Join(ChannelId channel, string role, string label) =>
        new(new ActionId(Practise.StartFeature, "join", Subject.Create(channel).And(role)), label);
}
