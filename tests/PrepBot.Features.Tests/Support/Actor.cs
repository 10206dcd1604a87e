using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Support;

/// <summary>A member as a test moves them: types commands, presses buttons by their labels, sends forms.</summary>
public sealed class Actor(Group group, string name, bool organiser)
{
    /// <summary>The group's community unless the test says otherwise.</summary>
    public CommunityRef Community { get; init; } = RecordingPlatform.Community;

    public PersonRef Person { get; } = new(RecordingPlatform.Community.Platform, name.Split(' ')[0].ToLowerInvariant()[..Math.Min(40, name.Split(' ')[0].Length)]);

    public string Name => name;

    /// <summary>Where this member acts: the channel until they go elsewhere.</summary>
    public RoomRef Room { get; set; } = RecordingPlatform.Channel;

    /// <summary>The rights the bot lacks where this member acts, as the platform tells them.</summary>
    public MissingRights Missing { get; set; } = MissingRights.None;

    /// <summary>Whether this member acts in a direct message, whose envelope proves nothing but who it is.</summary>
    public bool InDirectMessages { get; set; }

    /// <summary>The last answer this member got.</summary>
    public Reply? Last { get; private set; }

    /// <summary>The last answer as text.</summary>
    public string Heard => TextOf(Last);

    /// <summary>An answer as text.</summary>
    public static string TextOf(Reply? reply) => reply switch
    {
        PrivateReply word => word.Message.ToPlainText(),
        UpdateReply word => word.Message.ToPlainText(),
        FormErrorsReply errors => string.Join('\n', errors.Errors.Select(error => $"{error.Key}: {error.Value}")),
        FormReply form => $"[{form.Form.Title}]",
        _ => "",
    };

    /// <summary>The form that is open before this member.</summary>
    public Form Form => Assert.IsType<FormReply>(Last).Form;

    /// <summary>Everything sent to this member privately, outside answers.</summary>
    public string Inbox => string.Join('\n', group.Platform.PrivatelyTo(Person).Select(shown => shown.Text));

    public Task<Reply> StartsAsync(string? role = null, int? minutes = null, Actor? with = null, params string[] principles)
    {
        var values = new Dictionary<string, InputValue>();
        if (role is not null)
            values["role"] = new ChoiceValue(role);
        if (minutes is { } number)
            values["minutes"] = new NumberValue(number);
        if (with is not null)
            values["member"] = new MemberValue(with.Person, with.Name);
        if (principles.Length > 0)
            values["principles"] = new WordsValue(principles);

        return CommandsAsync("start", values);
    }

    /// <summary>A start in a role, to be handed over when the test says so.</summary>
    public CommandUsed Starting(string role) => new(Origin(), "start", new CommandValues(new Dictionary<string, InputValue> { ["role"] = new ChoiceValue(role) }));

    /// <summary>Puts somebody on the own list of people not to meet.</summary>
    public Task<Reply> AvoidsAsync(Actor other) =>
        CommandsAsync("profile", new Dictionary<string, InputValue> { ["avoid"] = new MemberValue(other.Person, other.Name) });

    public Task<Reply> CommandsAsync(string command, IReadOnlyDictionary<string, InputValue>? values = null) =>
        DoAsync(new CommandUsed(Origin(), command, values is null ? CommandValues.None : new CommandValues(values)));

    /// <summary>Presses the newest button of this label that this member can see.</summary>
    public Task<Reply> PressesAsync(string label, string? delivery = null) => ClicksAsync(Find(label).Action, delivery);

    public Task<Reply> ClicksAsync(ActionId action, string? delivery = null) =>
        DoAsync(new ActionClicked(Origin(delivery), action, []));

    /// <summary>Chooses an option of the newest list in sight whose words begin so.</summary>
    public Task<Reply> ChoosesAsync(string placeholder, string option)
    {
        var list = FindList(placeholder) ?? throw new InvalidOperationException($"{name} sees no list '{placeholder}'.");
        var value = list.Options.First(each => each.Label.StartsWith(option, StringComparison.Ordinal)).Value;
        return DoAsync(new ActionClicked(Origin(), list.Action, [value]));
    }

    /// <summary>The newest list in sight whose words begin so, or null.</summary>
    public Select? FindList(string placeholder) => Messages().SelectMany(message => message.Blocks).OfType<Select>()
        .FirstOrDefault(list => list.Placeholder.StartsWith(placeholder, StringComparison.Ordinal));

    /// <summary>Fills the open form and sends it.</summary>
    public Task<Reply> SendsAsync(params (string Key, string Value)[] answers) => SendsAsync(Form.Submit, answers);

    public Task<Reply> SendsAsync(ActionId form, params (string Key, string Value)[] answers) => DoAsync(Filled(form, answers));

    /// <summary>A step of a form, with others to follow.</summary>
    public Task<Reply> SendsStepAsync(ActionId form, params (string Key, string Value)[] answers) =>
        DoAsync(Filled(form, answers) with { IsComplete = false });

    public FormSubmitted Filled(ActionId form, params (string Key, string Value)[] answers) => new(
        Origin(),
        form,
        new FormAnswers(answers.GroupBy(a => a.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(a => a.Value)])),
        IsComplete: true);

    /// <summary>The newest button of this label in sight: in the last answer, in the place, in private messages. One that only begins so comes second.</summary>
    public Button Find(string label) => TryFind(label) ?? throw new InvalidOperationException($"{name} sees no button '{label}'.");

    public Button? TryFind(string label)
    {
        var buttons = Messages().SelectMany(message => message.Blocks)
            .SelectMany(block => block switch { Buttons row => row.Items, Section section => [section.Accessory], _ => [] }).ToList();
        return buttons.Find(button => button.Label == label) ?? buttons.Find(button => button.Label.StartsWith(label, StringComparison.Ordinal));
    }

    /// <summary>What is in sight, the newest first: the last answer, the place, private messages.</summary>
    private IEnumerable<Message> Messages()
    {
        var answer = Last switch { PrivateReply reply => reply.Message, UpdateReply reply => reply.Message, _ => null };
        return new[] { answer }
            .Concat(group.Platform.In(Room).Reverse().Select(shown => shown.Message))
            .Concat(group.Platform.PrivatelyTo(Person).Reverse().Select(shown => shown.Message))
            .OfType<Message>();
    }

    /// <summary>Whether a button of this label is in sight.</summary>
    public bool Sees(string label) => TryFind(label) is not null;

    /// <summary>Everything in the place where this member is.</summary>
    public string Around => string.Join('\n', group.Platform.In(Room).Select(shown => shown.Text));

    /// <summary>Goes back to the channel.</summary>
    public void GoesToChannel() => Room = RecordingPlatform.Channel;

    /// <summary>Goes to the newest room this member is in.</summary>
    public void GoesToRoom() => Room = group.Platform.Rooms.Last(room => room.People.Contains(Person)).Room;

    public async Task<Reply> DoAsync(Interaction interaction)
    {
        Last = await group.HandleAsync(interaction);
        Lint.Answer(Last, group.The<FeatureCatalog>());
        await group.SettleAsync();
        return Last;
    }

    public Origin Origin(string? delivery = null) =>
        new(delivery ?? group.NextDelivery(), Community, Room, Person, name, organiser && !InDirectMessages, group.Now)
        {
            AnswerBy = group.Now.AddSeconds(3),
            Missing = Missing,
            Proof = InDirectMessages ? EnvelopeProof.Nothing : EnvelopeProof.Rights,
        };
}
