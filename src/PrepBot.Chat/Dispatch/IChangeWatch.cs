namespace PrepBot.Chat.Dispatch;

/// <summary>What follows from every change somebody makes, whatever it is.</summary>
public interface IChangeWatch
{
    /// <summary>Told in the transaction of the change, after its handler.</summary>
    Task ChangedAsync(Call call, CancellationToken cancellationToken);
}
