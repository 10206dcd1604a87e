using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Practice.Organising.OpenChannel;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Organising.Welcome;

/// <summary>What members read here, a sentence each.</summary>
internal static class WelcomeTexts
{
    public static Message Installed(CommunitySettings settings, DateTimeOffset firstPost) => new(
    [
        new Heading("Choose where mocks run"),
        new Paragraph("Invite me to a channel. I answer with one button here, and a press on it opens that channel for mocks: members find partners there, and their debriefs and coverage add up."),
        new SmallPrint(RichText.Create(
            $"Weeks are counted in {settings.TimeZone}. The first weekly post comes {new Moment(firstPost, MomentStyle.DateAndTime)}, to every channel that is open by then. I never read messages. I am not affiliated with Amazon.")),
        new Buttons([EditSettings.EditSettings.Show]),
    ]) { Accent = Accent.Indigo };

    public static Message LetIn(RoomRef room, ChannelId channel) => new(
    [
        new Section(RichText.Create($"{"I am in":strong} {new RoomName(room)} now. Members find partners there once it is open."), OpenChannelTexts.Open(channel)),
    ]);
}
