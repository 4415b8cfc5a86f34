// Calls as they are heard, what is typed of them, and the records that should come of either: the ten of the shared
// data, where it is, and our own.
#pragma once

#include "support/SharedData.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVector>

namespace watchdesk::test {

inline QVector<QJsonObject> callsOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QVector<QJsonObject> out;
    for (const QJsonValue& call : QJsonDocument::fromJson(file.readAll()).object()["calls"].toArray())
        out += call.toObject();
    return out;
}

inline QVector<QJsonObject> ownCalls() {
    return callsOf(QStringLiteral(WATCHDESK_SOURCE_DIR "/tests/calls/own.json"));
}

/// What a coordinator types of the shared calls, after the call sign. ⇥ takes the first completion.
inline QString typedOf(const QJsonObject& call) {
    static const QHash<int, const char*> typed{{1, "th⇥m30s grey hoodie nike bag two bottles of spirits >mark⇥"},
                                               {2, "th⇥2f late teens red puffer jacket filling bags"},
                                               {3, "pri⇥fight 4m has bottle ne⇥"},
                                               {4, "begs older male blue blanket shouting, no one hurt"},
                                               {5, "forged 20 f50s green coat > bus station"},
                                               {6, "breach same male, asked to leave, left"},
                                               {7, "lost girl 4 pink dress safe at front till"},
                                               {8, "susp m foil lined bag black cap @high⇥"},
                                               {9, "drunk m20s white trainers doorway needs a hand"},
                                               {10, "th⇥det⇥m40s £60 meat recovered ne⇥"}};
    return call.contains("typed") ? call["typed"].toString() : QString::fromUtf8(typed.value(call["id"].toInt(), ""));
}

} // namespace watchdesk::test
