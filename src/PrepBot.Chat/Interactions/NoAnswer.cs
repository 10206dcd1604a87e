namespace PrepBot.Chat.Interactions;

/// <summary>For what somebody did elsewhere and waits for no answer to: what is to be said is sent.</summary>
public sealed class NoAnswer : IResponder
{
    public bool KeepsFormOpen => false;

    public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeferAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
