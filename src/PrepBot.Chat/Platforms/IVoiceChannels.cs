using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>A platform with channels that people speak in. The bot knows of them what an organiser writes down, and takes no right there.</summary>
public interface IVoiceChannels
{
    /// <summary>How one is written down, as the hint under a field: at most 100 characters.</summary>
    string Hint { get; }

    /// <summary>The channel that was written down; null where the words name none.</summary>
    RoomRef? Parse(string words);
}
