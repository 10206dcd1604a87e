using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Refusals;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Organising.NameVoiceChannels;

/// <summary>An organiser names the channels that rounds may speak in, by their ids: the bot needs no right there.</summary>
internal sealed class NameVoiceChannels(Remedies remedies) : Feature
{
    /// <summary>As many as may be named.</summary>
    public const int MaxChannels = 10;

    private const string FeatureName = "voice";
    private const int MaxLength = 1000;

    /// <summary>Opens the form.</summary>
    public static Button Edit { get; } = new(new ActionId(FeatureName, "edit", Subject.None), NameVoiceChannelsTexts.VoiceChannels);

    public override string Name => FeatureName;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("edit"), AccessRule.Organiser, HandlerKind.OpensForm, OpenAsync),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.Organiser, HandlerKind.Changes, SaveAsync),
    ];

    private async Task<Reply> OpenAsync(Call call, CancellationToken cancellationToken) => remedies.VoiceChannels(call.Community.Ref) is { } voices
        ? new FormReply(Form(voices, await call.Work.Talks.VoicesAsync(call.CommunityId, cancellationToken)))
        : Reply.Privately(NameVoiceChannelsTexts.NotHere);

    private static Form Form(IVoiceChannels voices, IReadOnlyList<NamedVoice> named) => new(
        new ActionId(FeatureName, "save", Subject.None),
        NameVoiceChannelsTexts.VoiceChannels,
        [
            new FormStep(
                NameVoiceChannelsTexts.VoiceChannels,
                [
                    new TextField("channels", NameVoiceChannelsTexts.VoiceChannels, Required: false, MaxLength, Long: true)
                    {
                        Hint = voices.Hint,
                        Value = string.Join('\n', named.Select(channel => channel.Channel.ExternalId)),
                    },
                ]),
        ]);

    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        if (remedies.VoiceChannels(call.Community.Ref) is not { } voices)
            return Reply.Privately(NameVoiceChannelsTexts.NotHere);

        var form = Form(voices, []);
        if (FormCheck.Errors(form, call.Answers) is { } errors)
            return errors;

        var lines = call.Answers.Text("channels").Split(['\n', '\r', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var channels = lines.Select(voices.Parse).ToList();
        if (channels.IndexOf(null) is >= 0 and var wrong)
            return FormCheck.Error(form, call.Answers, "channels", NameVoiceChannelsTexts.NotAChannel(lines[wrong]));

        IReadOnlyList<RoomRef> named = [.. channels.OfType<RoomRef>().Distinct()];
        if (named.Count > MaxChannels)
            return FormCheck.Error(form, call.Answers, "channels", NameVoiceChannelsTexts.TooMany(named.Count, MaxChannels));

        await call.Work.Talks.NameVoicesAsync(call.CommunityId, named, cancellationToken);
        return Reply.Privately(NameVoiceChannelsTexts.Named(await call.Work.Talks.VoicesAsync(call.CommunityId, cancellationToken)));
    }
}
