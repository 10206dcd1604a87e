using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>A platform call with everything it needs. A closed set.</summary>
internal abstract record OutgoingCall
{
    /// <summary>Who is told, seated or listed by it, and so is looked at first.</summary>
    public IReadOnlyList<PersonRef> About { get; init; } = [];

    /// <summary>The channel or room it is for; null for private words.</summary>
    public TargetKey? Target { get; init; }

    /// <summary>A message in a channel or room.</summary>
    public sealed record Post(RoomRef Room, Message Message) : OutgoingCall;

    /// <summary>A message only one person sees.</summary>
    public sealed record Private(PersonRef Person, Message Message) : OutgoingCall
    {
        /// <summary>The member who must be an organiser to get it, or null where anybody may.</summary>
        public NamedMember? For { get; init; }
    }

    /// <summary>A card, posted or edited in place.</summary>
    public sealed record Card(string Name, Guid Subject, RoomRef Room, Message Message) : OutgoingCall
    {
        /// <summary>Whose private messages it belongs into, or null.</summary>
        public PersonRef? Person { get; init; }

        /// <summary>The room beside which it belongs, where the platform can; or null.</summary>
        public RoomRef? Beside { get; init; }

        /// <inheritdoc cref="CardFace.Anew"/>
        public PostedAnew? Anew { get; init; }

        /// <inheritdoc cref="CardFace.OnlyInPlace"/>
        public bool OnlyInPlace { get; init; }
    }

    /// <summary>A person's own page, where the platform keeps one.</summary>
    public sealed record Page(PersonRef Person, Message Message) : OutgoingCall;

    /// <summary>A private room.</summary>
    public sealed record Open(Guid Subject, RoomRef Channel, string Title, IReadOnlyList<PersonRef> People) : OutgoingCall;

    /// <summary>For a room that is not open yet, or not open again.</summary>
    public sealed record InRoomToCome : OutgoingCall;

    /// <summary>It names the way into a room that is being opened at this moment.</summary>
    public sealed record InAMoment : OutgoingCall;

    /// <summary>A private room that is over.</summary>
    public sealed record Close(RoomRef Room) : OutgoingCall;
}
