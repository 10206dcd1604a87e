using PrepBot.Chat.Dispatch;

namespace PrepBot.Practice.Communities;

/// <summary>Members, in a channel an organiser has opened for mocks, or in the room of a round started there.</summary>
public sealed record MockChannelRule : AccessRule
{
    /// <summary>The one there is.</summary>
    public static MockChannelRule Instance { get; } = new();

    public override string? Refusal(DispatchTexts texts) => CommunityTexts.NotAMockChannel;

    public override Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken) =>
        Task.FromResult(call.Presence.Channel is { Enabled: true } ? call : null);
}
