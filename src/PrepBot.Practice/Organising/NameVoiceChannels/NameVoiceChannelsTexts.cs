using PrepBot.Chat.Messages;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Organising.NameVoiceChannels;

/// <summary>What organisers read about channels to speak in.</summary>
internal static class NameVoiceChannelsTexts
{
    public const string VoiceChannels = "Voice channels";

    public const string NotHere = "There are no voice channels here: a round talks in its own way.";

    public static RichText InShort(IReadOnlyList<NamedVoice> channels) => RichText.Create(
        $"{VoiceChannels:strong}  {(channels.Count == 0 ? "none named: rounds talk where they like" : $"{channels.Count} named, {channels.Count(channel => channel.InUse)} in use")}");

    public static RichText Named(IReadOnlyList<NamedVoice> channels) => channels.Count == 0
        ? "No voice channel is named now, so rounds talk where they like."
        : new RichText([new Words("A round that starts gets a free one of: "), .. channels.SelectMany((channel, i) => new Span[] { new Words(i == 0 ? "" : ", "), new RoomName(channel.Channel) }), new Words(".")]);

    public static string NotAChannel(string line) => $"\"{Label.Fit(line, Label.MaxNotice)}\" names no channel. Please give its link or its id, one a line.";

    public static string TooMany(int given, int most) => $"These are {given}; {most} fit.";
}
