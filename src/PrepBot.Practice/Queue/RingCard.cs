using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>A ring in the private messages of who is rung: who waits, three choices, and what became of it.</summary>
internal sealed class RingCard(PrincipleSet principles) : ICard
{
    public const string Name = "ring";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        if (await work.Rings.FindAsync(subject.CommunityId, RingId.From(subject.Row), forChange: false, cancellationToken) is not { } ring)
            return null;

        var (people, channel) = await work.TogetherAsync(
            () => People.LoadAsync(work, subject.CommunityId, [ring.MemberId, ring.WaiterId], cancellationToken),
            () => work.Communities.FindChannelAsync(subject.CommunityId, ring.ChannelId, cancellationToken),
            cancellationToken);
        return new CardFace(new CardLocation.InPrivate(ring.MemberId), Draw(ring, people, channel is null ? null : new RoomName(channel.Room)))
        {
            // Nobody is rung about what is over, and nobody for who has gone: their ring ends first.
            OnlyInPlace = !ring.IsAlive,
            Waiting = ring.IsAlive ? [.. new[] { people.Person(ring.MemberId), people.Person(ring.WaiterId) }.OfType<PersonRef>()] : [],
        };
    }

    private Message Draw(Ring ring, People people, RoomName? channel) => ring.State switch
    {
        RingState.Open => new Message([.. Open(ring, people), .. channel is null ? [] : new[] { new SmallPrint(RingTexts.Which(ring, channel)) }]) { Accent = Accent.Green },
        RingState.Appointed => new Message(
        [
            new Heading(RingTexts.Booked(people.PlainName(ring.WaiterId))),
            new Paragraph(RingTexts.MeetAt(people.Name(ring.WaiterId), ring, principles)),
            new Buttons([RingActions.CannotMakeIt(ring)]),
        ])
        {
            Accent = Accent.Green,
        },
        _ => Message.Create(RingTexts.Ended(people.Name(ring.WaiterId), ring)),
    };

    /// <summary>A ring that may be answered, in the hands of who is rung.</summary>
    private IReadOnlyList<Block> Open(Ring ring, People people) =>
    [
        new Heading(RingTexts.IsHere(people.PlainName(ring.WaiterId), ring, principles)),
        new Paragraph(RingTexts.AnswerBy(people.Name(ring.WaiterId), ring)),
        new Buttons(RingActions.Answers(ring)),
    ];
}
