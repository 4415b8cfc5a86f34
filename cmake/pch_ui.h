// Precompiled for the windows.
#pragma once
#include "pch_qt.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QStyle>
#include <QWidget>
