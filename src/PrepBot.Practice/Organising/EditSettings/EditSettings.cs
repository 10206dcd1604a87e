using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Organising.NameVoiceChannels;
using PrepBot.Practice.Organising.PostAgain;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Refusals;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Organising.EditSettings;

/// <summary>What organisers may change for their community.</summary>
internal sealed class EditSettings(Remedies remedies, RoundConsequences consequences) : Feature
{
    private static readonly CommandDefinition Command = new(
        "settings",
        EditSettingsTexts.CommandHelp,
        [
            new MemberInput("appoint", EditSettingsTexts.AppointHelp, LeadWord: "appoint"),
            new MemberInput("dismiss", EditSettingsTexts.DismissHelp, LeadWord: "dismiss"),
            new MemberInput("close", EditSettingsTexts.CloseRoundHelp, LeadWord: "close"),
        ]);

    private static readonly Button EditButton = new(new ActionId(SettingsForm.Feature, "edit", Subject.None), "Edit", ButtonStyle.Primary);

    /// <summary>The way to the settings for an organiser whom the platform does not offer the command.</summary>
    public static Button Show { get; } = new(new ActionId(SettingsForm.Feature, "show", Subject.None), EditSettingsTexts.ShowLabel);

    public override string Name => SettingsForm.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.Changes, UseAsync),
        new(new OnClick("show"), AccessRule.Organiser, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call.Community.Settings, call, cancellationToken)),
        new(new OnClick("edit"), AccessRule.Organiser, HandlerKind.OpensForm, (call, _) => Task.FromResult<Reply>(new FormReply(SettingsForm.Create(call.Community.Settings)))),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.Organiser, HandlerKind.Changes, SaveAsync),
    ];

    /// <summary>Whom the platform names an organiser may appoint others, and only they: an appointment is not handed on.</summary>
    private async Task<Reply> UseAsync(Call call, CancellationToken cancellationToken)
    {
        foreach (var (named, appointed) in new[] { (call.Values.Member("appoint"), true), (call.Values.Member("dismiss"), false) })
        {
            if (named is null)
                continue;

            if (!call.IsPlatformOrganiser)
                return DispatchTexts.Privately(EditSettingsTexts.OnlyAdministratorsAppoint);

            // Taking it back works for whoever it is.
            if (appointed && NamedPerson.Refusal(call, named) is { } refusal)
                return refusal;

            var member = await call.Work.Members.EnsureAsync(call.CommunityId, named.Person, named.DisplayName, cancellationToken);
            await call.Work.Members.SetAppointedAsync(call.CommunityId, member.Id, appointed, cancellationToken);
        }

        return call.Values.Member("close") is { } stuck
            ? await CloseRoundAsync(stuck, call, cancellationToken)
            : await ShowAsync(call.Community.Settings, call, cancellationToken);
    }

    /// <summary>Every round ends by its own clock; this is for the one that does not, so that nobody is kept in it.</summary>
    private async Task<Reply> CloseRoundAsync(MemberValue stuck, Call call, CancellationToken cancellationToken)
    {
        var member = await call.Work.Members.EnsureAsync(call.CommunityId, stuck.Person, stuck.DisplayName, cancellationToken);
        if (await call.Work.Rounds.OpenOfAsync(call.CommunityId, member.Id, cancellationToken) is not { } seen
            || await call.Work.Rounds.FindAsync(call.CommunityId, seen.Id, forChange: true, cancellationToken) is not { } round
            || round.CloseByOrganiser(call.Now) is not RoundStep.Taken { Round: var closed })
        {
            return DispatchTexts.Privately(EditSettingsTexts.IsInNoOpenRound(member.DisplayName));
        }

        await consequences.SaveAsync(call.Work, round, closed, cancellationToken);
        var people = await People.OfAsync(call.Work, closed, cancellationToken);
        return Reply.Privately(Message.Create(EditSettingsTexts.RoundClosed(people.Name(closed.CandidateId), people.Name(closed.InterviewerId))));
    }

    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        var before = call.Community.Settings;
        var form = SettingsForm.Create(before);
        var zone = TypedZone.Read(call.Answers.Text("zone"), call.Now);
        var further = new Dictionary<string, string>();
        if (zone.Mistake is { } mistake)
            further["zone"] = mistake;
        if (SettingsForm.Mistake(call.Answers) is { } tooEarly)
            further["rings-until"] = tooEarly;
        if (FormCheck.Errors(form, call.Answers, further) is { } errors)
            return errors;

        var after = SettingsForm.Read(call.Answers, zone.Zone!, before);
        await call.Work.Communities.SaveSettingsAsync(call.CommunityId, after, cancellationToken);
        if ((after.TimeZone, after.BoardHour) != (before.TimeZone, before.BoardHour))
            await WeeklyBoard.ReplanAsync(call.Work, call.CommunityId, cancellationToken);

        return await ShowAsync(after, call, cancellationToken);
    }

    private async Task<Reply> ShowAsync(CommunitySettings settings, Call call, CancellationToken cancellationToken)
    {
        var (disputes, held, appointed, (channels, voices)) = await call.Work.TogetherAsync(
            () => call.Work.Disputes.OpenOnesAsync(call.CommunityId, cancellationToken),
            () => call.Work.Outbox.HeldOnesAsync(call.CommunityId, cancellationToken),
            () => call.Work.Members.AppointedAsync(call.CommunityId, cancellationToken),
            () => call.Work.TogetherAsync(() => ChannelList.OfAsync(call.Work, call.Community, remedies, cancellationToken), () => VoicesAsync(call, cancellationToken), cancellationToken),
            cancellationToken);
        var next = WeeklyPost.Decide(call.Now, call.Now, settings.BoardHour, settings.TimeZone, last: null).NextAt;
        return Reply.Privately(new Message(
        [
            new Heading(EditSettingsTexts.Title),
            new Facts(
            [
                new Fact("Time zone", ZoneTexts.WithTime(settings.TimeZone, call.Now)),
                new Fact("Weekly post", RichText.Create($"Monday {$"{settings.BoardHour:00}:00"}, next {new Moment(next, MomentStyle.DateAndTime)}")),
                new Fact("Length of a round", EditSettingsTexts.DefaultLength(settings.DefaultMinutes)),
                new Fact("Waiting in the queue", $"{settings.WaitingEntryLife.TotalMinutes:0} min"),
                new Fact(EditSettingsTexts.AnsweringAnInvitation, $"{settings.InvitationLife.TotalMinutes:0} min"),
                new Fact("Arriving in the room", $"{settings.ArrivalTime.TotalMinutes:0} min"),
                new Fact("Disputed scores", disputes.Count == 0 ? "none to decide" : $"{disputes.Count} to decide"),
                new Fact("Posts in doubt", held.Count == 0 ? "none to decide about" : $"{held.Count} to decide about"),
                new Fact("Organisers", Organisers(appointed)),
                new Fact("Same pair again", $"after {InWords.Count((int)(settings.RepeatAfter.TotalDays / 7), "week")}"),
            ]),
            new Facts([new Fact("Ringing members", settings.RingsOn ? $"{RingTexts.Hours(settings.RingHours)} of their own day" : "off")]),
            .. voices is null ? [] : new[] { new Section(NameVoiceChannelsTexts.InShort(voices), NameVoiceChannels.NameVoiceChannels.Edit) },
            .. channels,
            new Buttons([EditButton, .. disputes.Count == 0 ? [] : new[] { RoundActions.NextDispute }, .. held.Count == 0 ? [] : new[] { PostAgainTexts.Next }]),
            new Paragraph(RichText.Plain(EditSettingsTexts.CommandsForOrganisers, Emphasis.Light)),
        ]));
    }

    /// <summary>Null where the platform has no channels to speak in.</summary>
    private async Task<IReadOnlyList<NamedVoice>?> VoicesAsync(Call call, CancellationToken cancellationToken) =>
        remedies.VoiceChannels(call.Community.Ref) is null ? null : await call.Work.Talks.VoicesAsync(call.CommunityId, cancellationToken);

    private static RichText Organisers(IReadOnlyList<Member> appointed)
    {
        const int MostNames = 8;
        if (appointed.Count == 0)
            return "whoever administers this group; nobody else is appointed";

        return $"whoever administers this group, and {InWords.List([.. appointed.Select(member => member.DisplayName)], MostNames)}";
    }
}
