namespace PrepBot.Chat.Dispatch;

/// <summary>
/// The sign that an answer takes a moment. Shown once, by whoever sees first that it will: the clock, or work that has to ask the platform something, which
/// is never done before the person has an answer or this sign. A form cannot follow it, so what answers with a form asks briefly within its budget instead.
/// </summary>
/// <param name="show">Shows it; null where it cannot be shown.</param>
/// <param name="askWithin">How long a question to the platform is worth waiting for now.</param>
internal sealed class Deferral(Func<Task>? show, Func<TimeSpan> askWithin)
{
    private readonly Lock _gate = new();
    private Task? _shown;

    /// <summary>How long a question to the platform is worth waiting for, from now.</summary>
    public TimeSpan AskWithin => askWithin();

    /// <summary>Shows it, unless it is shown already; ends when it is.</summary>
    public Task ShowAsync()
    {
        lock (_gate)
            return _shown ??= show?.Invoke() ?? Task.CompletedTask;
    }
}
