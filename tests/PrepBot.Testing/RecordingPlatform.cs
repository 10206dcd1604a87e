using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

/// <summary>A chat service in memory that remembers what was shown to whom. It shows a post of the same key once, unless told otherwise.</summary>
public sealed class RecordingPlatform : IChatPlatform, IMembership, INamesPeopleInAddresses, IVoiceChannels
{
    /// <summary>The only community there is.</summary>
    public static readonly CommunityRef Community = new(new PlatformName("recording"), "c1");

    /// <summary>The channel that is open for mocks.</summary>
    public static readonly RoomRef Channel = new(Community.Platform, "mock-interviews");

    private readonly Lock _gate = new();
    private readonly List<Shown> _shown = [];
    private readonly List<PersonRef> _asked = [];
    private readonly Dictionary<string, PostedMessage> _byKey = [];
    private readonly Dictionary<string, RoomRef> _roomsByKey = [];
    private readonly Dictionary<string, OpenedRoom> _rooms = [];
    private int _next;

    public PlatformName Name => Community.Platform;

    public PlatformName Platform => Community.Platform;

    public string Hint => "Like voice-1.";

    public RoomRef? Parse(string words) => words.StartsWith("voice-", StringComparison.Ordinal) ? new RoomRef(Name, words) : null;

    /// <summary>Who is somebody else than a plain member of the community: organisers, bots, those who have left.</summary>
    public Dictionary<PersonRef, Membership> People { get; } = [];

    /// <summary>Whether questions about people go unanswered.</summary>
    public bool IsSilent { get; set; }

    /// <summary>About whom it was asked, in order.</summary>
    public IReadOnlyList<PersonRef> Asked
    {
        get
        {
            lock (_gate)
                return [.. _asked];
        }
    }

    /// <summary>Everybody is a member, unless a test says otherwise; other communities have their own people.</summary>
    public Task<Membership> FindAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _asked.Add(person);
            return Task.FromResult(IsSilent ? new Membership.Unknown()
                : community == Community ? People.GetValueOrDefault(person) ?? new Membership.Active(IsOrganiser: false)
                : new Membership.Active(IsOrganiser: false));
        }
    }

    /// <summary>Whether a post of the same key is shown once.</summary>
    public bool PostsAreProvable { get; set; } = true;

    public TimeSpan PostsAreProvableFor => PostsAreProvable ? TimeSpan.MaxValue : TimeSpan.Zero;

    /// <summary>Whether rooms and what stands in them are addressed by the people in them, as where no room of its own can be opened.</summary>
    public bool RoomsNamePeople { get; set; }

    /// <summary>What to throw at the next calls, first come first served; null lets a call through.</summary>
    public Queue<PlatformException?> Failures { get; } = new();

    /// <summary>What to throw when a room is to be opened.</summary>
    public Queue<PlatformException> RoomFailures { get; } = new();

    /// <summary>What to throw at the next private messages.</summary>
    public Queue<PlatformException> PrivateFailures { get; } = new();

    /// <summary>What to throw at the next edits.</summary>
    public Queue<PlatformException> EditFailures { get; } = new();

    /// <summary>What private messages wait for before they are sent: their turn.</summary>
    public Func<CancellationToken, Task>? Turn { get; set; }

    /// <summary>What happens while a message is on its way into a room.</summary>
    public Func<RoomRef, Task>? Meanwhile { get; set; }

    /// <summary>What happens when a call has been carried out, by its name ("post", "update", "delete"); what it throws is all that is heard of it.</summary>
    public Action<string>? Afterwards { get; set; }

    /// <summary>Whether a room can be in private messages here.</summary>
    public bool HasDirectRooms { get; set; }

    /// <summary>What is refused, and why, for as long as it stands here: a room, or a room and the name of a call ("post", "update", "delete", "open").</summary>
    public Dictionary<(RoomRef Room, string Call), PlatformException> Refused { get; } = [];

    /// <summary>Messages the bot has deleted.</summary>
    public List<PostedMessage> Deleted { get; } = [];

    /// <summary>How often something was refused by <see cref="Refused"/>.</summary>
    public int Refusals { get; private set; }

    /// <summary>Whether a failing call is carried out all the same, and only its answer is lost.</summary>
    public bool FailAfterwards { get; set; }

    /// <summary>Everything shown, in order of first appearance, as it is now.</summary>
    public IReadOnlyList<Shown> All
    {
        get
        {
            lock (_gate)
                return [.. _shown];
        }
    }

    /// <summary>Every room that was opened.</summary>
    public IReadOnlyList<OpenedRoom> Rooms
    {
        get
        {
            lock (_gate)
                return [.. _rooms.Values];
        }
    }

    /// <summary>Everything in a room.</summary>
    public IReadOnlyList<Shown> In(RoomRef room) => [.. All.Where(shown => shown.Posted.Room == room)];

    /// <summary>Everything sent privately to a person.</summary>
    public IReadOnlyList<Shown> PrivatelyTo(PersonRef person) => In(Private(person));

    public async Task<PostedMessage> PostAsync(CommunityRef community, RoomRef room, Message message, string postKey, CancellationToken cancellationToken)
    {
        if (Meanwhile is { } meanwhile)
            await meanwhile(room);

        var posted = await DoAsync(() =>
        {
            Ask(room, "post");
            return Post(room, message, postKey);
        });
        Afterwards?.Invoke("post");
        return posted;
    }

    public async Task<PostedMessage> SendPrivatelyAsync(
        CommunityRef community, PersonRef person, Message message, string postKey, CancellationToken cancellationToken)
    {
        if (Turn is { } turn)
            await turn(cancellationToken);

        return await DoAsync(
            () =>
            {
                Ask(Private(person), "post");
                return Post(Private(person), message, postKey);
            },
            PrivateFailures);
    }

    public async Task UpdateAsync(CommunityRef community, PostedMessage posted, Message message, CancellationToken cancellationToken)
    {
        await DoAsync(() => Update(posted, message), EditFailures);
        Afterwards?.Invoke("update");
    }

    private bool Update(PostedMessage posted, Message message)
    {
        Ask(posted.Room, "update");
        var index = _shown.FindIndex(shown => Number(shown.Posted.ExternalId) == Number(posted.ExternalId));
        if (index < 0)
            throw new PlatformException(PlatformRefusal.MessageGone, "No such message.");

        _shown[index] = _shown[index] with { Message = message, Edits = _shown[index].Edits + 1 };
        return true;
    }

    public async Task DeleteAsync(CommunityRef community, PostedMessage posted, CancellationToken cancellationToken)
    {
        await DoAsync(() =>
        {
            Ask(posted.Room, "delete");
            Deleted.Add(posted);
            return _shown.RemoveAll(shown => shown.Posted == posted);
        });
        Afterwards?.Invoke("delete");
    }

    public RoomRef? DirectRoom(IReadOnlyList<PersonRef> people) =>
        HasDirectRooms ? new RoomRef(Name, $"direct-{string.Join('.', people.Select(person => person.ExternalId))}") : null;

    public string? Remedy(PlatformRefusal refusal, IReadOnlyList<string> rights) => $"mend {refusal} ({string.Join(", ", rights)})";

    public Task<RoomRef> OpenRoomAsync(
        CommunityRef community, RoomRef channel, string title, IReadOnlyList<PersonRef> people, string postKey, CancellationToken cancellationToken) => DoAsync(() =>
    {
        if (RoomFailures.TryDequeue(out var refused))
            throw refused;

        Ask(channel, "open");
        if (_roomsByKey.TryGetValue(postKey, out var known))
            return known;

        var room = new RoomRef(Name, RoomsNamePeople ? $"people-{++_next}:{string.Join('.', people.Select(person => person.ExternalId))}" : $"room-{++_next}");
        _roomsByKey[postKey] = room;
        _rooms[room.ExternalId] = new OpenedRoom(room, title, people, IsClosed: false);
        return room;
    });

    public Task CloseRoomAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken) => DoAsync(() =>
    {
        var known = _rooms.Keys.Single(id => Number(id) == Number(room.ExternalId));
        _rooms[known] = _rooms[known] with { IsClosed = true };
        return true;
    });

    public RoomRef? Without(RoomRef room, PersonRef person) => Left(room.ExternalId, person) is { } left ? room with { ExternalId = left } : null;

    public PostedMessage? Without(PostedMessage posted, PersonRef person) =>
        Without(posted.Room, person) is { } room && Left(posted.ExternalId, person) is { } left ? new PostedMessage(room, left) : null;

    /// <summary>"people-3:ana.raj" without Ana is "people-3:raj"; null when nobody is left.</summary>
    private static string? Left(string address, PersonRef person)
    {
        if (address.Split(':') is not [var number, var people])
            return address;

        var others = people.Split('.').Where(other => other != person.ExternalId).ToList();
        return others.Count > 0 ? $"{number}:{string.Join('.', others)}" : null;
    }

    /// <summary>What stays of an address whoever leaves it.</summary>
    private static string Number(string address) => address.Split(':')[0];

    /// <summary>Somebody deletes a message.</summary>
    public void Delete(PostedMessage posted)
    {
        lock (_gate)
            _shown.RemoveAll(shown => shown.Posted == posted);
    }

    /// <summary>Everything in a place is refused, whatever is called.</summary>
    public void Refuse(RoomRef room, PlatformRefusal why, params string[] rights)
    {
        foreach (var call in new[] { "post", "update", "open" })
            Refused[(room, call)] = new PlatformException(why, "As the test asked.") { Rights = rights };
    }

    /// <summary>A place takes everything again.</summary>
    public void Allow(RoomRef room)
    {
        foreach (var call in new[] { "post", "update", "open" })
            Refused.Remove((room, call));
    }

    /// <summary>Where a person's private messages are.</summary>
    public static RoomRef PrivateOf(PersonRef person) => Private(person);

    private void Ask(RoomRef room, string call)
    {
        if (!Refused.TryGetValue((room, call), out var why))
            return;

        Refusals++;
        throw why;
    }

    private static RoomRef Private(PersonRef person) => new(person.Platform, $"private-{person.ExternalId}");

    private PostedMessage Post(RoomRef room, Message message, string postKey)
    {
        if (PostsAreProvable && _byKey.TryGetValue(postKey, out var known))
            return known;

        var posted = new PostedMessage(room, room.ExternalId.Split(':') is [_, var people] ? $"m{++_next}:{people}" : $"m{++_next}");
        _byKey[postKey] = posted;
        _shown.Add(new Shown(posted, message, Edits: 0));
        return posted;
    }

    private Task<T> DoAsync<T>(Func<T> call, Queue<PlatformException>? ofItsKind = null)
    {
        lock (_gate)
        {
            var failure = Failures.Count > 0 ? Failures.Dequeue() : ofItsKind is { Count: > 0 } ? ofItsKind.Dequeue() : null;
            if (failure is not null && !FailAfterwards)
                return Task.FromException<T>(failure);

            T result;
            try
            {
                result = call();
            }
            catch (PlatformException refused)
            {
                return Task.FromException<T>(refused);
            }

            return failure is null ? Task.FromResult(result) : Task.FromException<T>(failure);
        }
    }
}

/// <summary>A message on the platform.</summary>
public sealed record Shown(PostedMessage Posted, Message Message, int Edits)
{
    public string Text => Message.ToPlainText();
}

/// <summary>A room on the platform.</summary>
public sealed record OpenedRoom(RoomRef Room, string Title, IReadOnlyList<PersonRef> People, bool IsClosed);
